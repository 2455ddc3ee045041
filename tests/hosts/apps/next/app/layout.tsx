export const metadata = { title: "An app in Next.js", icons: "data:," };

export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
