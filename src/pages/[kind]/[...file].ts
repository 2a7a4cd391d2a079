import { library } from '../../content.ts';
import { answer, listFiles } from '../../files/article-files.ts';
import * as urls from '../../urls.ts';

/** The files of lists while one writes; a build writes them in bulk, in src/files/integration.ts. */
export const getStaticPaths = () =>
  import.meta.env.DEV
    ? listFiles(library).map((props) => {
        const [kind, ...file] = props.path.slice(urls.base.length).split('/');
        return { params: { kind, file: file.join('/') }, props };
      })
    : [];

export const GET = answer;
