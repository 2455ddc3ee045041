import Link from "next/link";

export default function Away() {
  return <Link id="back" href="/">Come back</Link>;
}
