import script from '../components/page/first-paint.js?raw';

/** A file of its own, since the content security policy blocks inline scripts. */
export const GET = () => new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
