/** Those of `candidates` that `name` is likely a slip of, best first, equally good ones by name: at most a third of its letters (one, in short
 *  names) inserted, left out, changed or swapped, upper and lower case alike; never one that shares no letter with it. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.min(Math.max(1, Math.floor(name.length / 3)), name.length - 1);
  const wanted = name.toLowerCase();
  return [...new Set(candidates)]
    .filter((candidate) => candidate !== name && Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. Time |a| * |b|. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, beforeLast[j - 2] + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
