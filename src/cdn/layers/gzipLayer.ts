/**
 * A cache that asks for gzip and nothing else: encodings make no variants beyond that.
 */
import { header, withField, withoutFields } from '../http/message'
import { rulesLayer } from './rulesLayer'

const ENCODINGS = 'Accept-Encoding'
const NAMES = new Set([ENCODINGS.toLowerCase()])

/** For everybody; who cannot read it gets it unzipped (Varnish, parameter `http_gzip_support`). */
export const asksForGzip = rulesLayer('asks for gzip', {
  handle: (_, req, next) => next(req.withHeaders(withField(req.headers, ENCODINGS, 'gzip'))),
})

/** For those who accept it, and for no encoding otherwise (Traffic Server, `proxy.config.http.normalize_ae` 1). */
export const asksForGzipOrNone = rulesLayer('asks for gzip or none', {
  handle(_, req, next) {
    const accepts = /\bgzip\b/i.test(header(req.headers, ENCODINGS) ?? '')
    return next(req.withHeaders(accepts ? withField(req.headers, ENCODINGS, 'gzip') : withoutFields(req.headers, NAMES)))
  },
})
