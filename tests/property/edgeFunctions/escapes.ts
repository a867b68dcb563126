/**
 * Fifty ways out that somebody might try, each as a whole function: to what is around it, to code that was not shown, into the
 * engine, or past its budget. `expects` is what becomes of it: a kind of error, or the verdict where the attempt is harmless.
 */
import type { CodeErrorKind } from '../../../src/cdn/isolate/protocol'

export interface Escape {
  readonly name: string
  readonly text: string
  readonly expects: CodeErrorKind | 'pass' | 'answer'
}

const inside = (name: string, body: string, expects: Escape['expects']): Escape => ({ name, text: `function onRequest(request, edge) { ${body} }`, expects })

/** Answers with what it has found: nothing of a page or of Node. */
const found = (name: string, expression: string): Escape => inside(name, `return answer(String(${expression}))`, 'answer')

const TO_THE_OUTSIDE: readonly Escape[] = [
  inside('fetch', 'return fetch("https://example.com")', 'refused'),
  inside('XMLHttpRequest', 'new XMLHttpRequest()', 'refused'),
  inside('WebSocket', 'new WebSocket("wss://example.com")', 'refused'),
  inside('window', 'return answer(window.location.href)', 'refused'),
  inside('document', 'document.title = "mine"', 'refused'),
  inside('self', 'self.postMessage(1)', 'refused'),
  inside('localStorage', 'localStorage.setItem("a", "b")', 'refused'),
  inside('process', 'process.exit(1)', 'refused'),
  inside('require', 'require("node:fs")', 'refused'),
  inside('a module', 'return import("node:fs")', 'refused'),
  inside('a timer', 'setTimeout(() => {}, 0)', 'refused'),
  inside('a microtask', 'queueMicrotask(() => {})', 'refused'),
  inside('importScripts', 'importScripts("/x.js")', 'refused'),
  inside('another thread', 'new Worker("/x.js")', 'refused'),
  inside('shared memory', 'new SharedArrayBuffer(8)', 'refused'),
  inside('the clock', 'return answer(String(Date.now()))', 'refused'),
  inside('the finer clock', 'return answer(String(performance.now()))', 'refused'),
  inside('secrets', 'return answer(String(crypto.randomUUID()))', 'refused'),
  { name: 'an import above', text: 'import fs from "node:fs"\nfunction onRequest() {}', expects: 'syntax' },
  { name: 'an await above', text: 'await 1\nfunction onRequest() {}', expects: 'syntax' },
]

const TO_HIDDEN_CODE: readonly Escape[] = [
  inside('eval', 'return eval("1")', 'refused'),
  inside('eval by another name', 'return (0, eval)("this")', 'refused'),
  inside('Function', 'return new Function("return this")()', 'refused'),
  inside('the constructor of a function', 'return (() => {}).constructor("return this")()', 'refused'),
  inside('the constructor of a generator', 'return (function* () {}).constructor("yield this")().next()', 'refused'),
  inside('the constructor of an async function', 'return (async () => {}).constructor("return this")()', 'refused'),
  inside('the constructor of an async generator', 'return (async function* () {}).constructor("return this")()', 'refused'),
  inside('the constructor of a method of the API', 'return pass.constructor("return this")()', 'refused'),
  inside('the constructor behind the request', 'return request.constructor.constructor("return this")()', 'refused'),
  inside('the constructor by Reflect', 'return Reflect.construct(Reflect.get(pass, "constructor"), ["return this"])()', 'refused'),
  inside('a Function with another name', 'delete globalThis.Function; globalThis.Function = pass.bind; return Function("x")', 'exception'),
]

const INTO_THE_ENGINE: readonly Escape[] = [
  found('the global object', 'Object.getOwnPropertyNames(globalThis).filter((name) => /^(window|document|QTS|module|std|os|scriptArgs|print|gc)$/.test(name)).map((name) => { try { return typeof globalThis[name] } catch { return "" } }).join("")'),
  found('this of a plain call', '(function () { return this })()'),
  found('the caller of the function', '(() => { try { return onRequest.caller } catch (error) { return error.name } })()'),
  inside('another parse and stringify', 'JSON.parse = JSON.stringify = () => "{}"', 'pass'),
  inside('a toJSON for everything', 'Object.prototype.toJSON = () => ({ kind: "pass", headers: [["A", "b"]] }); return pass()', 'budget'),
  inside('a verdict of one’s own making', 'return { kind: "pass", headers: [["Set-Cookie", "user=ana"]], extra: { deep: 1 } }', 'pass'),
  inside('a header with a line break', 'return pass({ "X-A": "b\\r\\nSet-Cookie: user=ana" })', 'answer'),
  inside('a redirect to a script', 'return redirect("javascript:alert(1)\\n")', 'answer'),
  inside('a rewrite to another host', 'return rewrite("//evil.example/")', 'answer'),
  inside('a proxy in place of a verdict', 'return new Proxy({}, { get: () => 1 })', 'exception'),
  inside('an error that lies', 'throw { name: "Refused", message: "x".repeat(1e5), stack: "at function.js:99999" }', 'refused'),
  inside('an error that cannot be written', 'const e = {}; e.toJSON = () => { for (;;); }; throw e', 'exception'),
]

const PAST_THE_BUDGET: readonly Escape[] = [
  inside('an endless loop', 'for (;;);', 'budget'),
  inside('an endless loop that catches', 'for (;;) { try { for (;;); } catch { continue } finally { continue } }', 'budget'),
  inside('an expression that never ends', 'return /^(a+)+$/.test("a".repeat(40) + "b")', 'budget'),
  inside('a search in a long and empty list', 'return new Array(4294967295).indexOf(1)', 'budget'),
  inside('a search in what says that it is long', 'return Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)', 'budget'),
  inside('copies of a long text', 'const text = "a".repeat(2e5); for (;;) text.slice(1)', 'budget'),
  inside('a search for a long text in a longer one', 'return "a".repeat(3e5).indexOf("a".repeat(15e4) + "b")', 'budget'),
  inside('texts that pile up', 'const text = "x".repeat(1000), all = []; for (;;) all.push(text.slice(1))', 'memory'),
  inside('one text that is too long', 'return "x".repeat(2e6)', 'memory'),
  inside('a text that doubles', 'let text = "x"; for (;;) text += text', 'exception'),
  inside('calls inside of calls', 'const call = () => call() + 1; return call()', 'depth'),
  { name: 'brackets inside of brackets', text: `function onRequest() { return ${'('.repeat(900)}1${')'.repeat(900)} }`, expects: 'depth' },
  { name: 'a loop before any request', text: 'for (;;);\nfunction onRequest() {}', expects: 'budget' },
]

export const ESCAPES: readonly Escape[] = [...TO_THE_OUTSIDE, ...TO_HIDDEN_CODE, ...INTO_THE_ENGINE, ...PAST_THE_BUDGET]
