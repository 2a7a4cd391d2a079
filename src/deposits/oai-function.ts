// The function that answers harvesters on a static host: OAI-PMH 2.0, https://www.openarchives.org/OAI/openarchivesprotocol.html
//
// It filters the index that the build has made, and joins records. It is written in what njs has, which knows neither Map nor destructuring nor
// optional chaining, and is the same for every host.

/** The source of the function, with `answer(query, read)`: the raw query or form, and a function that reads a JSON file of the build. */
export const oaiFunction = String.raw`
var verbs = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: [], token: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], token: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], token: true }
};

function escaped(text) {
  return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
function OaiError(code, message) { this.code = code; this.message = message; }

/** The arguments of a query or form. */
function argumentsIn(query) {
  var found = {};
  query.split('&').forEach(function (part) {
    if (part === '') return;
    var at = part.indexOf('=');
    var pair = (at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]).map(function (one) {
      try { return decodeURIComponent(one.replace(/\+/g, ' ')); } catch (e) { throw new OaiError('badArgument', 'An argument is not encoded as UTF-8.'); }
    });
    if (Object.prototype.hasOwnProperty.call(found, pair[0])) throw new OaiError(pair[0] === 'verb' ? 'badVerb' : 'badArgument', 'The argument "' + pair[0] + '" is repeated.');
    found[pair[0]] = pair[1];
  });
  return found;
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + 'T00:00:00Z').toISOString().slice(0, 10) === text;
}

function checked(given, index) {
  var known = Object.prototype.hasOwnProperty.call(verbs, given.verb || '') && verbs[given.verb];
  if (!known) throw new OaiError('badVerb', 'Value of the verb argument is missing or not a legal OAI-PMH verb.');
  var names = Object.keys(given).filter(function (name) { return name !== 'verb'; });
  if (given.resumptionToken !== undefined && known.token) {
    if (names.length > 1) throw new OaiError('badArgument', 'resumptionToken is an exclusive argument.');
    return tokenOf(given.resumptionToken, given.verb, index);
  }
  names.forEach(function (name) {
    if (known.required.indexOf(name) < 0 && known.optional.indexOf(name) < 0) throw new OaiError('badArgument', '"' + name + '" is not an argument of ' + given.verb + '.');
  });
  known.required.forEach(function (name) {
    if (!given[name]) throw new OaiError('badArgument', 'The argument "' + name + '" is missing.');
  });
  // The answer repeats them in attributes, which have these characters alone.
  if (given.metadataPrefix !== undefined && !/^[\w.!~*'()-]+$/.test(given.metadataPrefix)) throw new OaiError('badArgument', '"metadataPrefix" has characters that no prefix has.');
  if (given.set !== undefined && !/^[\w.!~*'()-]+(?::[\w.!~*'()-]+)*$/.test(given.set)) throw new OaiError('badArgument', '"set" has characters that no set has.');
  ['from', 'until'].forEach(function (name) {
    if (given[name] !== undefined && !isDay(given[name])) throw new OaiError('badArgument', '"' + name + '" is not a day as YYYY-MM-DD, the granularity of this repository.');
  });
  if (given.from && given.until && given.from > given.until) throw new OaiError('badArgument', '"from" is later than "until".');
  if (given.metadataPrefix !== undefined && !index.formats.some(function (one) { return one.prefix === given.metadataPrefix; })) throw new OaiError('cannotDisseminateFormat', 'Formats: ' + index.formats.map(function (one) { return one.prefix; }).join(', ') + '.');
  return { metadataPrefix: given.metadataPrefix, from: given.from || '', until: given.until || '', set: given.set || '', start: 0, identifier: given.identifier, cursor: 0 };
}

/** A token has all arguments and the place of the next record; one of another state of the site is refused. */
function tokenOf(token, verb, index) {
  var parts = token.split('|');
  var start = Number(parts[5]);
  var isOurs = parts.length === 8 && parts[0] === verb && parts[7] === index.total + '.' + index.files.length && /^\d+$/.test(parts[5]) && /^\d+$/.test(parts[6]) && start < index.total && index.formats.some(function (one) { return one.prefix === parts[1]; });
  if (!isOurs) throw new OaiError('badResumptionToken', 'The token is not of this list, or the site has changed since. Begin again.');
  return { metadataPrefix: parts[1], from: parts[2], until: parts[3], set: parts[4], start: start, cursor: Number(parts[6]) };
}

function header(entry) {
  return '<header' + (entry[3] ? ' status="deleted"' : '') + '><identifier>' + escaped(entry[0]) + '</identifier><datestamp>' + entry[1] + '</datestamp>' + entry[2].map(function (set) { return '<setSpec>' + escaped(set) + '</setSpec>'; }).join('') + '</header>';
}
function record(entry, xml) {
  return '<record>' + header(entry) + (entry[3] ? '' : '<metadata>' + xml + '</metadata>') + '</record>';
}

async function list(verb, asked, index, read) {
  if (asked.set && !Object.prototype.hasOwnProperty.call(index.sets, asked.set)) throw new OaiError('noRecordsMatch', 'There is no set "' + asked.set + '".');
  var size = 100;
  var found = [];
  var next = -1;
  for (var place = Math.floor(asked.start / size); place < index.files.length && next < 0; place += 1) {
    var file = index.files[place];
    if ((asked.from && file.until < asked.from) || (asked.until && file.from > asked.until) || (asked.set && file.sets.indexOf(asked.set) < 0)) continue;
    var headers = await read('headers-' + place + '.json');
    // Whether an article has the format is known from its file alone.
    var records = verb === 'ListRecords' || asked.metadataPrefix !== 'oai_dc' ? await read(asked.metadataPrefix + '-' + place + '.json') : null;
    for (var at = Math.max(0, asked.start - place * size); at < headers.length; at += 1) {
      var entry = headers[at];
      if ((asked.from && entry[1] < asked.from) || (asked.until && entry[1] > asked.until)) continue;
      if (asked.set && entry[2].indexOf(asked.set) < 0) continue;
      if (records && !entry[3] && records[at] === null) continue;
      if (found.length === size) { next = place * size + at; break; }
      found.push(verb === 'ListRecords' ? record(entry, records[at]) : header(entry));
    }
  }
  if (found.length === 0) throw new OaiError('noRecordsMatch', 'There are no such records.');
  var isWhole = !asked.from && !asked.until && !asked.set && asked.metadataPrefix === 'oai_dc';
  var attributes = (isWhole ? ' completeListSize="' + index.total + '"' : '') + ' cursor="' + asked.cursor + '"';
  var token = [verb, asked.metadataPrefix, asked.from, asked.until, asked.set, next, asked.cursor + found.length, index.total + '.' + index.files.length].join('|');
  if (next >= 0) found.push('<resumptionToken' + attributes + '>' + escaped(token) + '</resumptionToken>');
  else if (asked.cursor > 0) found.push('<resumptionToken' + attributes + '/>');
  return found.join('\n');
}

/** The place of an identifier. */
async function placeOf(identifier, index, read) {
  var sum = 0;
  for (var at = 0; at < identifier.length; at += 1) sum = (sum * 31 + identifier.charCodeAt(at)) % 65521;
  var known = await read('identifiers-' + (sum % index.buckets) + '.json');
  if (!Object.prototype.hasOwnProperty.call(known, identifier)) throw new OaiError('idDoesNotExist', 'There is no "' + identifier + '".');
  return known[identifier];
}

async function content(verb, asked, index, read) {
  var place, formats;
  if (verb === 'Identify')
    return '<repositoryName>' + escaped(index.repositoryName) + '</repositoryName><baseURL>' + escaped(index.baseURL) + '</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>' + escaped(index.adminEmail) + '</adminEmail><earliestDatestamp>' + index.earliestDatestamp + '</earliestDatestamp><deletedRecord>' + index.deletedRecord + '</deletedRecord><granularity>YYYY-MM-DD</granularity>';
  if (verb === 'ListSets') {
    return Object.keys(index.sets).map(function (spec) { return '<set><setSpec>' + escaped(spec) + '</setSpec><setName>' + escaped(index.sets[spec]) + '</setName></set>'; }).join('\n');
  }
  if (verb === 'ListMetadataFormats') {
    formats = index.formats;
    if (asked.identifier !== undefined) {
      place = await placeOf(asked.identifier, index, read);
      var has = [];
      for (var i = 0; i < formats.length; i += 1) {
        var file = await read(formats[i].prefix + '-' + Math.floor(place / 100) + '.json');
        if (file[place % 100] !== null) has.push(formats[i]);
      }
      if (has.length === 0) throw new OaiError('noMetadataFormats', 'The article was withdrawn.');
      formats = has;
    }
    return formats.map(function (one) { return '<metadataFormat><metadataPrefix>' + one.prefix + '</metadataPrefix><schema>' + one.schema + '</schema><metadataNamespace>' + one.namespace + '</metadataNamespace></metadataFormat>'; }).join('\n');
  }
  if (verb === 'GetRecord') {
    place = await placeOf(asked.identifier, index, read);
    var headers = await read('headers-' + Math.floor(place / 100) + '.json');
    var records = await read(asked.metadataPrefix + '-' + Math.floor(place / 100) + '.json');
    var entry = headers[place % 100];
    if (!entry[3] && records[place % 100] === null) throw new OaiError('cannotDisseminateFormat', 'The article is not there in this format.');
    return record(entry, records[place % 100]);
  }
  return list(verb, asked, index, read);
}

async function answer(query, read) {
  var index = await read('index.json');
  var given = {};
  var body, attributes = '';
  try {
    given = argumentsIn(query);
    var asked = checked(given, index);
    if (given.verb === 'ListSets' && given.resumptionToken !== undefined) throw new OaiError('badResumptionToken', 'The list of sets is whole.');
    body = '<' + given.verb + '>\n' + (await content(given.verb, asked, index, read)) + '\n</' + given.verb + '>';
    attributes = attributesOf(given);
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    // The arguments of a request that is none are not repeated: https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse
    if (error.code !== 'badVerb' && error.code !== 'badArgument') attributes = attributesOf(given);
    body = '<error code="' + error.code + '">' + escaped(error.message) + '</error>';
  }
  return '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">\n<responseDate>' + new Date().toISOString().slice(0, 19) + 'Z</responseDate>\n<request' + attributes + '>' + escaped(index.baseURL) + '</request>\n' + body + '\n</OAI-PMH>\n';
}
function attributesOf(given) {
  return Object.keys(given).map(function (name) { return ' ' + name + '="' + escaped(given[name]) + '"'; }).join('');
}
`;

/** The module for nginx: https://nginx.org/en/docs/http/ngx_http_js_module.html . @param folder of the data, on the server */
export const nginxModule = (folder: string): string => `// Generated by the build: OAI-PMH of a static site.
import fs from 'fs';
${oaiFunction}
function read(path) {
  return Promise.resolve(JSON.parse(fs.readFileSync('${folder}' + path, 'utf8')));
}
async function oai(request) {
  var query = request.method === 'POST' ? (request.requestText || '') : (request.variables.args || '');
  var text = await answer(query, read);
  request.headersOut['Content-Type'] = 'text/xml; charset=utf-8';
  request.return(200, text);
}
export default { oai };
`;

/** The module for hosts with web-standard requests. @param data the path of the data @param site where it is asked */
const webModule = (data: string): string => `${oaiFunction}
async function respond(request, load) {
  var url = new URL(request.url);
  var query = request.method === 'POST' ? await request.text() : url.search.slice(1);
  var files = {};
  var read = async function (path) {
    if (!files[path]) {
      var response = await load(new URL('${data}' + path, url.origin));
      if (!response.ok) throw new Error(path + ': ' + response.status);
      files[path] = response.json();
    }
    return files[path];
  };
  return new Response(await answer(query, read), { headers: { 'Content-Type': 'text/xml; charset=utf-8' } });
}
`;

/** For Cloudflare Pages: https://developers.cloudflare.com/pages/functions/advanced-mode/ . @param path at which harvesters ask */
export const cloudflareModule = (
  path: string,
  data: string,
): string => `// Generated by the build: OAI-PMH of a static site.
${webModule(data)}
export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname.replace(/\\/$/, '') !== '${path}') return env.ASSETS.fetch(request);
    return respond(request, function (url) { return env.ASSETS.fetch(url); });
  },
};
`;

/** For Netlify: https://docs.netlify.com/build/functions/get-started/ . */
export const netlifyModule = (
  path: string,
  data: string,
): string => `// Generated by the build: OAI-PMH of a static site.
${webModule(data)}
export default function (request) {
  return respond(request, fetch);
}
export const config = { path: '${path}' };
`;
