/**
 * The text of the closing page while developing, from runs of all scenes. devRoutes has the dev server load this, so that listings
 * are compiled as they are in the browser.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderClosingPage } from '../src/app/static/renderPages.tsx'
import { documentText } from './lib/pageFiles.ts'

/** `root`: the project's folder. */
export async function closingText(root: string): Promise<string> {
  const [page, template] = await Promise.all([renderClosingPage(), readFile(join(root, 'index.html'), 'utf8')])
  return documentText(template, page, { styles: page.styles })
}
