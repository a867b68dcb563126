/**
 * The scene that the address of an embed names: the folder below e/.
 */
export function slugOf(pathname: string): string {
  return /\/e\/([^/]+)/.exec(pathname)?.[1] ?? ''
}
