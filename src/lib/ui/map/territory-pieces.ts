/** Connected groups of the units a territory holds, largest first; ties by the first unit. */
export function piecesOf(units: readonly number[], neighbours: readonly ArrayLike<number>[]): number[][] {
  const open = new Set(units);
  const pieces: number[][] = [];
  for (const start of units) {
    if (!open.delete(start)) continue;
    const piece = [start];
    for (let i = 0; i < piece.length; i++) {
      const near = neighbours[piece[i]!]!;
      for (let j = 0; j < near.length; j++) if (open.delete(near[j]!)) piece.push(near[j]!);
    }
    pieces.push(piece.sort((a, b) => a - b));
  }
  return pieces.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
