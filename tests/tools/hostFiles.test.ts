import { expect, test } from 'vitest'
import { cacheControlOf } from '../../tools/lib/cacheRules.mjs'
import { headersFile, oEmbed, robots, siteUrl, sitemap } from '../../tools/lib/hostFiles'

const NAMED = ['index.html', 's/one/index.html', 'e/one/index.html', '404.html', 'favicon.svg']
const OTHERS = ['assets/a-1b2c3d4e.js', 'embed/v1.js']

/** The fields that a host adds which reads the file as Netlify and Cloudflare Pages do: of every rule whose path fits. */
function fieldsOf(text: string, path: string): readonly string[] {
  return text.split(/\n(?=\S)/).flatMap((rule) => {
    const [pattern = '', ...fields] = rule.trim().split(/\n\s+/)
    return (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern) ? fields : []
  })
}

test.each(['/', '/course/'])('_headers below %s say of every file what our own host says, and each field once', (base) => {
  const text = headersFile(base, NAMED)
  for (const file of [...NAMED, ...OTHERS]) {
    const fields = fieldsOf(text, base + file.replace(/index\.html$/, ''))
    const names = fields.map((field) => field.split(':')[0])
    expect(new Set(names).size, file).toBe(names.length)
    expect(fields, file).toContain(`Cache-Control: ${cacheControlOf(file)}`)
    expect(fields, file).toContain('Access-Control-Allow-Origin: *')
  }
})

test('the address of the course is taken with or without its last slash, and refused with the reason', () => {
  expect(siteUrl(undefined, '/')).toBeUndefined()
  expect(siteUrl('', '/')).toBeUndefined()
  expect(siteUrl('https://cdn.example', '/')).toBe('https://cdn.example/')
  expect(siteUrl('https://cdn.example/course', '/course/')).toBe('https://cdn.example/course/')
  for (const wrong of ['cdn.example', 'ftp://cdn.example/', 'https://cdn.example/?a', 'https://cdn.example/#a']) expect(() => siteUrl(wrong, '/'), wrong).toThrow('SITE_URL is the address')
  for (const [url, base] of [['https://cdn.example/', '/course/'], ['https://cdn.example/course/', '/'], ['https://cdn.example/my/course/', '/course/']] as const) expect(() => siteUrl(url, base), url).toThrow(`is not ${base}`)
})

test('the sitemap has pages to read, at their addresses, and robots are told of it', () => {
  const text = sitemap('https://cdn.example/b/', [...NAMED.slice(0, 4), 's/a&b/index.html'].map((file) => ({ file })))
  expect([...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual(['https://cdn.example/b/', 'https://cdn.example/b/s/one/', 'https://cdn.example/b/s/a&amp;b/'])
  expect(robots('https://cdn.example/b/')).toContain('Sitemap: https://cdn.example/b/sitemap.xml')
})

test('the record for embeds has what a rich one must have', () => {
  const record = oEmbed('https://cdn.example/', 'one', 'One "more"') as Readonly<Record<string, unknown>>
  expect(record).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 500, title: 'One "more"' })
  expect(record['html']).toMatch(/^<iframe src="https:\/\/cdn\.example\/e\/one\/" title="[^"]*One &quot;more&quot;[^"]*" width="800" height="500"/)
})
