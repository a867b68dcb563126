/**
 * Makes the client script smaller than the bundler does by itself. React is handed out as a
 * real module, so that its functions are called by name; what d3 computes while it loads is
 * dropped where nothing uses it; and the finished chunks are compressed once more by a minifier
 * that inlines across functions.
 */
import { createRequire } from 'node:module'
import type { JsMinifyOptions } from '@swc/core'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)

const REACT = /^react(?:\/jsx-runtime|-dom\/client)?$/
const OF_REACT = /\/node_modules\/(?:react|react-dom|scheduler)\//
const AS_MODULE = '\0module:'

/** Vite's loader of a chunk's styles and imports. There is one style sheet, and pages name their own preloads. */
const PRELOADER = /\bvite\/preload-helper/

const D3 = /\/node_modules\/d3-(?:array|geo|random)\//
/** Calls at the top of d3's modules. They only make values; without the mark each would stay. */
const MAKERS = /= (?=new Adder\(|bisector\(|\(function source)/g

const OPTIONS: JsMinifyOptions = { module: true, ecma: 2022, compress: { passes: 3, ecma: 2022 }, mangle: true }

export function smaller(): Plugin {
  let hasMarked = false
  return {
    name: 'cdn:smaller',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer = '') {
      return REACT.test(source) && !OF_REACT.test(importer) && !importer.startsWith(AS_MODULE) ? AS_MODULE + source : null
    },
    load(id) {
      if (PRELOADER.test(id)) return 'export const __vitePreload = (load) => load()'
      return id.startsWith(AS_MODULE) ? asModule(id.slice(AS_MODULE.length)) : null
    },
    transform(code, id) {
      if (!D3.test(id)) return null
      const marked = code.replace(MAKERS, '= /* @__PURE__ */ ')
      if (marked !== code) hasMarked = true
      return { code: marked, map: null }
    },
    buildEnd(error) {
      if (!error && !hasMarked) this.error('d3 has no call that tools/vite/smaller.ts knows: an update has changed it, look at MAKERS')
    },
    async generateBundle(_options, bundle) {
      const { minify } = require('@swc/core') as typeof import('@swc/core')
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = AT_ONCE + (await minify(file.code, OPTIONS)).code
      }
    },
  }
}

/**
 * Chromium compiles all of a file that begins so while it is loading, beside the page's own thread; else each function where
 * it is called first, on that thread. Other browsers pass over it.
 */
const AT_ONCE = '//# allFunctionsCalledOnLoad\n'

/** A CommonJS package as a module with a constant for each of its exports. */
function asModule(name: string): string {
  const exported = Object.keys(require(name) as object)
  return [`import all from '${name}'`, 'export default all', ...exported.map((one) => `export const ${one} = all.${one}`)].join('\n')
}
