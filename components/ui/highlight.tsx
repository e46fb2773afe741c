/** Text in pieces, those that were searched for marked. */
export function Highlight({ parts }: { parts: readonly { text: string; match: boolean }[] }) {
  let offset = 0;
  return parts.map(({ text, match }) => {
    const key = offset;
    offset += text.length;
    return match ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
