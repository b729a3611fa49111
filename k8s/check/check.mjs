// Reads objects of Kubernetes as a JSON array from the file named first, and holds each to the type that its maker publishes: a field
// that is missing, unknown or of another kind is a line of the output. Types rather than JSON schemas, since those let unknown fields pass.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PACKAGES = [
  [/^keda\.sh\//, '@kubernetes-models/keda/'],
  [/^postgresql\.cnpg\.io\//, '@kubernetes-models/cloudnative-pg/'],
  [/^monitoring\.coreos\.com\//, '@kubernetes-models/prometheus-operator/'],
  [/^(apps\/|batch\/|policy\/|networking\.k8s\.io\/)?v[0-9]/, 'kubernetes-models/'],
];

const objects = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const complaints = [];
const lines = [];
const nameOf = [];
for (const object of objects) {
  const { apiVersion, kind, metadata } = object;
  const name = `${kind} ${metadata?.name}`;
  const packageName = PACKAGES.find(([pattern]) => pattern.test(apiVersion))?.[1];
  if (!packageName) {
    complaints.push(`${name}: nobody publishes types for ${apiVersion}`);
    continue;
  }
  lines.push(
    `export const o${lines.length}: import('${packageName}${apiVersion}/${kind}').I${kind} = ${JSON.stringify(object)};`,
  );
  nameOf.push(name);
}

const FILE = new URL('objects.ts', import.meta.url).pathname;
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
const text = lines.join('\n');
host.fileExists = (path) => path === FILE || fileExists(path);
host.readFile = (path) => (path === FILE ? text : readFile(path));
host.getSourceFile = (path, ...rest) =>
  path === FILE ? ts.createSourceFile(path, text, options.target) : getSourceFile(path, ...rest);

for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([FILE], options, host))) {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : -1;
  complaints.push(`${nameOf[line] ?? 'types'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
for (const complaint of complaints) console.log(complaint);
console.log(`${nameOf.length} of ${objects.length} objects have a type`);
