import type { Connector } from '../../engine/connector.ts';
import type { WorkspaceManifest } from '../../engine/tables/workspace-store.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The shipped demo company, or the data a person loaded. They are never mixed. */
export type WorkspaceKind = 'demo' | 'own';

/** Texts kept beside the tables: scenarios and what the workbench remembers. */
export type DocumentStore = {
  readonly names: () => Promise<readonly string[]>;
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

/** An open workspace: its engine, what evaluates over it, and where documents are kept. */
export type Session = {
  readonly kind: WorkspaceKind;
  readonly connector: Connector;
  readonly manifest: WorkspaceManifest;
  /** Another tab holds the pen: this one only reads. */
  readonly readOnly: boolean;
  readonly documents: DocumentStore;
  readonly evaluate: (scenario: Scenario, options?: { signal?: AbortSignal }) => Promise<Evaluation>;
  readonly close: () => Promise<void>;
};

/** Opens a workspace, telling each step in words. */
export type OpenSession = (
  kind: WorkspaceKind,
  options: { readonly onStep: (step: string) => void; readonly takeOver?: boolean }
) => Promise<Session>;
