/** The one part of framer-motion that the course uses, as a chunk of its own. */
export { animate } from 'framer-motion/dom/mini'
