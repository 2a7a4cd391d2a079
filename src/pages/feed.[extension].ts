import { library } from '../content.ts';
import { feedFile, feedPaths } from '../metadata/feeds/file.ts';

export const getStaticPaths = () => feedPaths(library);

export const GET = feedFile;
