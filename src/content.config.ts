export { collections } from 'offprint/content-config';
