/**
 * What tools/vite/checked.ts makes of the record of the twin: numbers of the scenes that it has something on.
 */
declare module 'virtual:checked-scenes' {
  const scenes: readonly number[]
  export default scenes
}
