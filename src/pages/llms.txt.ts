import { library } from '../library/current.ts';
import { llms } from '../metadata/markdown.ts';

export const GET = () => new Response(llms(library));
