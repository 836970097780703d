/** A node of the tree: everything that shares the first `path.length` labels; the root has none. */
export type HierarchyNode = {
  readonly id: string;
  readonly path: readonly string[];
  readonly level: number;
  /** Positions of its leaves. */
  readonly leaves: readonly number[];
};

/** Aggregates first (root, then level by level, by path), leaves last in the order they came. */
export type Hierarchy = {
  readonly nodes: readonly HierarchyNode[];
  readonly aggregates: number;
  readonly leaves: number;
  readonly depth: number;
};

const nameOf = (path: readonly string[]) => (path.length === 0 ? 'Total' : path.join('/'));

/** The tree above the leaves; a level that has the same members as the one below it is kept, so every level is whole. */
export function buildHierarchy(leafPaths: readonly (readonly string[])[]): Hierarchy {
  const depth = leafPaths[0]?.length ?? 0;
  const aggregates: HierarchyNode[] = [];
  for (let level = 0; level < depth; level++) {
    const groups = new Map<string, { path: readonly string[]; leaves: number[] }>();
    leafPaths.forEach((leafPath, leaf) => {
      const path = leafPath.slice(0, level);
      const key = JSON.stringify(path);
      const group = groups.get(key);
      if (group) group.leaves.push(leaf);
      else groups.set(key, { path, leaves: [leaf] });
    });
    const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (const [, { path, leaves }] of sorted) aggregates.push({ id: nameOf(path), path, level, leaves });
  }
  const bottom = leafPaths.map((path, leaf) => ({ id: nameOf(path), path, level: depth, leaves: [leaf] }));
  return {
    nodes: [...aggregates, ...bottom],
    aggregates: aggregates.length,
    leaves: leafPaths.length,
    depth
  };
}

/** Values of every node from the leaves' values: the only way sums are made, so parts always add up to the whole. */
export function addUpLeaves(hierarchy: Hierarchy, leaves: ArrayLike<number>): Float64Array {
  return Float64Array.from(hierarchy.nodes, (node) => {
    let sum = 0;
    for (const leaf of node.leaves) sum += leaves[leaf]!;
    return sum;
  });
}
