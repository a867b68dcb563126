/**
 * The page that an LMS opens for a scene (src/lms): a line for what is to be said, and the scene's page in a frame that fills the rest.
 */
import { escapeAttribute } from '../../src/app/share.ts'
import type { LaunchConfig, Standard } from '../../src/lms/lms.types.ts'
import { withPolicy } from '../lib/policy.ts'
import { type PackageScene, labelOf, pageOf } from './packageScene.ts'

export const LAUNCHER_SCRIPT = 'lms/launcher.js'
export const LAUNCHER_STYLE = 'lms/launcher.css'

export const LAUNCHER_RULES = `html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark;background:Canvas;color:CanvasText}
p{margin:0;padding:8px 16px;border-bottom:1px solid GrayText}
p:empty{display:none}
#leave{text-align:end}
button{font:inherit;min-height:32px;padding:2px 12px}
iframe{flex:1;width:100%;min-height:0;border:0}
`

/** Beyond the policy of the course's pages: the scene in its frame, and a store of statements (cmi5), which may be anywhere. */
const RULES = { 'frame-src': "'self'", 'connect-src': 'https: http:' }

export function launcherPage(scene: PackageScene, standard: Standard): string {
  const page = pageOf(scene)
  const config: LaunchConfig = { standard, slug: scene.slug, title: scene.title, page, steps: scene.steps }
  const title = escapeAttribute(`${labelOf(scene)} – Build a CDN`)
  return withPolicy(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${LAUNCHER_STYLE}">
  </head>
  <body>
    <p id="notice" role="status"></p>
    <p id="leave"></p>
    <iframe title="${title}" allow="fullscreen; clipboard-write"></iframe>
    <noscript><p>Scenes need scripts, which are turned off here. What this one tells stands <a href="${page}">on its page</a>, in words.</p></noscript>
    <script type="application/json" id="scene">${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
    <script src="${LAUNCHER_SCRIPT}"></script>
  </body>
</html>
`, RULES)
}
