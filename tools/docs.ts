/**
 * `npm run docs`: writes the parts of documents that come from the sources again (lib/generatedDocs.ts). A test says where that was forgotten.
 */
import { renewFiles } from './lib/generatedDocs.ts'

export function main(): number {
  const changed = renewFiles()
  console.log(changed.length === 0 ? 'All documents say what the sources say.' : `Written again: ${changed.join(', ')}.`)
  return 0
}
