import type { ImageMetadata } from 'astro';
import { recordPath } from '../../library/current.ts';

const pictures = import.meta.glob<{ default: ImageMetadata }>(
  '/content/articles/**/*.{png,jpg,jpeg,webp,avif,gif,svg,tiff}',
);

/** An image of an article. @param path from the project's root */
export const pictureAt = async (path: string): Promise<ImageMetadata> =>
  (await pictures[`/${path}`]!()).default;

/** An image that the text of an article shows. @param src as written, relative to the record's folder */
export function pictureIn(id: string, src: string): Promise<ImageMetadata> {
  const folder = recordPath(id).replace(/[^/]*$/, '');
  const { pathname } = new URL(src, `file:///${folder}`);
  return pictureAt(decodeURI(pathname).slice(1));
}
