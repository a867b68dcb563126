/**
 * The text of a document while developing, from runs of scenes. devRoutes has the dev server load this, so that listings
 * are compiled as they are in the browser. Pictures stand in them without the styles of their parts: only a build puts those together.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SceneDocument, renderClosingPage, renderSceneDocument } from '../src/app/static/renderPages.tsx'
import { documentText } from './lib/pageFiles.ts'

/** `root`: the project's folder. `asked`: of which scene; without it the closing page. Undefined where there is no such scene. */
export async function documentOf(root: string, asked: { readonly kind: SceneDocument; readonly slug: string } | undefined): Promise<string | undefined> {
  const [page, template] = await Promise.all([asked ? renderSceneDocument(asked.kind, asked.slug) : renderClosingPage(), readFile(join(root, 'index.html'), 'utf8')])
  return page && documentText(template, page, { styles: page.styles })
}
