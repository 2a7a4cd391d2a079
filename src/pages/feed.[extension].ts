import { library } from '../content.ts';
import { feedFile } from '../metadata/feeds/file.ts';
import { feedsOf } from '../metadata/feeds/index.ts';

export const getStaticPaths = () =>
  feedsOf(library).map((props) => ({ params: { extension: props.format.extension }, props }));

export const GET = feedFile;
