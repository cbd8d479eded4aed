// Prints the errors and warnings of the official parser about AsyncAPI documents: node check.mjs FILE...
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

const WARNING = 1; // 0 is an error, 2 and 3 are hints

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'));
  for (const { severity, message, path } of diagnostics) {
    if (severity <= WARNING) {
      console.log(`${file}: ${message} (${path.join('.')})`);
      wrong++;
    }
  }
  if (!document) {
    console.log(`${file}: no AsyncAPI document`);
    wrong++;
  }
}
process.exit(wrong === 0 ? 0 : 1);
