// Writes src/api/schema.d.ts from the OpenAPI document the conversation-service commits; with --check, fails when
// the committed types are not what that document says.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../conversation-service/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);

const types = `// Generated from conversation-service/openapi.json by \`npm run gen:api\`. Do not edit.\n\n${astToString(await openapiTS(source))}`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== types) {
    console.error('src/api/schema.d.ts is stale: run `npm run gen:api` and commit the result.');
    process.exit(1);
  }
} else {
  writeFileSync(target, types);
}
