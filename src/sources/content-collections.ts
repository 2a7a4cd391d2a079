import { defineCollection } from 'astro:content';
import { bodyLoader } from './loader.ts';

// Records do not pass through Astro's data store: src/library/current.ts explains why.
export const collections = { bodies: defineCollection({ loader: bodyLoader }) };
