import { defineCollection } from 'astro:content';
import { bodyLoader } from './sources/loader.ts';

// Records do not pass through Astro's store: src/library/current.ts says why.
export const collections = { bodies: defineCollection({ loader: bodyLoader }) };
