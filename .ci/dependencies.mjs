// What of others is delivered with the product: each under a licence that allows it, and, when asked for, without a known hole.
//   node .ci/dependencies.mjs BOM.json REPORT.txt package-lock.json... [--vulnerabilities | --vulnerabilities=strict]
// BOM.json is CycloneDX's list of the Java side; each package-lock.json has the licences of a front end. "strict" fails on holes, and when
// the database of them cannot be asked; otherwise both are told of only, as a hole that somebody finds breaks nobody's build.
import { readFileSync, writeFileSync } from 'node:fs';

const ALLOWED = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC0-1.0', 'EPL-1.0', 'EPL-2.0', 'ISC', 'MIT', 'MIT-0',
  'MPL-2.0', 'PostgreSQL', 'Python-2.0', 'Unlicense', 'UPL-1.0', 'Public Domain', 'GPL-2.0-with-classpath-exception', 'BSD-4-Clause',
]);
// those that name their licence in words of their own
const IN_WORDS = [
  [/apache.*2|asl.*2/i, 'Apache-2.0'], [/\bmit\b/i, 'MIT'], [/bsd.*3|new bsd|revised bsd/i, 'BSD-3-Clause'], [/bsd.*2/i, 'BSD-2-Clause'],
  [/eclipse distribution|\bedl\b/i, 'BSD-3-Clause'], [/eclipse public.*2|epl.*2/i, 'EPL-2.0'], [/eclipse public.*1|epl.*1/i, 'EPL-1.0'],
  [/public domain|cc0/i, 'Public Domain'], [/mozilla.*2|mpl.*2/i, 'MPL-2.0'], [/classpath/i, 'GPL-2.0-with-classpath-exception'],
  [/universal permissive|\bupl\b/i, 'UPL-1.0'], [/go license|bsd/i, 'BSD-3-Clause'],
];
const DATABASE = process.env.OSV_URL ?? 'https://api.osv.dev';

const given = process.argv.slice(2);
const how = given.findLast((argument) => argument.startsWith('--')) ?? '';
const [bomFile, reportFile, ...lockFiles] = given.filter((argument) => !argument.startsWith('--'));
if (lockFiles.length === 0) {
  console.error('dependencies: give BOM.json, where the report goes, and one package-lock.json or more.');
  process.exit(2);
}

const parts = [...new Map([...javaParts(), ...lockFiles.flatMap(nodeParts)].map((part) => [part.purl, part])).values()].sort((a, b) =>
  a.purl.localeCompare(b.purl),
);
const refused = parts.filter((part) => !part.licences.some(isAllowed));
writeFileSync(reportFile, parts.map((part) => `${part.purl}\t${part.licences.join(' | ') || 'none'}\n`).join(''));
console.log(`${parts.length} dependencies are delivered; their licences are in ${reportFile}`);
for (const part of refused) {
  console.error(`${part.purl} is under ${part.licences.join(' | ') || 'no licence'}, which is not allowed`);
}

let failed = refused.length > 0;
if (how.startsWith('--vulnerabilities')) {
  const strict = how.endsWith('=strict');
  try {
    const holes = await vulnerabilities();
    holes.forEach((hole) => console.error(`${hole.purl} has ${hole.ids.join(', ')}`));
    console.log(`${holes.length} dependencies have known vulnerabilities`);
    failed ||= strict && holes.length > 0;
  } catch (error) {
    console.error(`vulnerabilities were not looked for: ${DATABASE} does not answer (${error.message})`);
    failed ||= strict;
  }
}
process.exit(failed ? 1 : 0);

function javaParts() {
  return (JSON.parse(readFileSync(bomFile, 'utf8')).components ?? [])
    .filter((component) => component.group !== 'io.chatroom')
    .map((component) => ({
      purl: component.purl.replace(/\?.*/, ''),
      licences: (component.licenses ?? []).flatMap((entry) =>
        entry.expression ? entry.expression.split(/ (?:OR|AND) /) : [entry.license?.id ?? inWords(entry.license?.name ?? '')],
      ),
    }));
}

function nodeParts(lockFile) {
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages)
    .filter(([path, entry]) => path && !entry.dev && !entry.link)
    .map(([path, entry]) => ({
      purl: `pkg:npm/${(entry.name ?? path.replace(/.*node_modules\//, '')).replace('@', '%40')}@${entry.version}`,
      licences: String(entry.license ?? '').replace(/[()]/g, '').split(/ (?:OR|AND) /).filter(Boolean),
    }));
}

function inWords(name) {
  return IN_WORDS.find(([words]) => words.test(name))?.[1] ?? name;
}

function isAllowed(licence) {
  return ALLOWED.has(licence);
}

async function vulnerabilities() {
  const answer = await fetch(`${DATABASE}/v1/querybatch`, {
    method: 'POST',
    body: JSON.stringify({ queries: parts.map((part) => ({ package: { purl: part.purl } })) }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  const { results } = await answer.json();
  return parts
    .map((part, i) => ({ purl: part.purl, ids: (results[i]?.vulns ?? []).map((vuln) => vuln.id) }))
    .filter((part) => part.ids.length > 0);
}
