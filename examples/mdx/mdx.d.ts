declare module '*.mdx' {
  const Page: () => import('react').ReactNode
  export default Page
}
