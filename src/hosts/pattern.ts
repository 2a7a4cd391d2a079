/** A text as part of a regular expression of nginx or Apache, which matches it alone. */
export const pattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
