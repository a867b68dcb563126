import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RequestInfo, RequestTable } from './requestTable'

const request = fc.record({
  step: fc.nat(8), client: fc.nat(0xffff), method: fc.constantFrom('GET', 'HEAD'), url: fc.constantFrom('/', '/a', '/b?c=d'),
  follow: fc.boolean(), atUs: fc.nat(), headers: fc.array(fc.tuple(fc.constantFrom('Accept', 'Cookie'), fc.string({ maxLength: 3 })), { maxLength: 2 }),
})

it('gives back what was added, here and after it was handed over: property', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 600, size: 'max' }), (requests) => {
      const infos = requests.map((one, id): RequestInfo => (id % 7 === 3 ? { ...one, id, name: `n${id}` } : { ...one, id }))
      const table = RequestTable.of(infos)
      const { data, buffers } = RequestTable.of(infos).transfer()
      for (const one of [table, RequestTable.from(structuredClone(data, { transfer: [...buffers] }))]) {
        expect(one.length).toBe(infos.length)
        expect(infos.map(({ id }) => one.at(id))).toEqual(infos)
        for (const { id, name } of infos) {
          expect(one.hasName(id)).toBe(name !== undefined)
          if (name !== undefined) expect(one.named(name)).toBe(id)
        }
      }
      expect([table.at(-1), table.at(infos.length), table.named('nobody')]).toEqual([undefined, undefined, undefined])
    }),
    { numRuns: 30 },
  )
})
