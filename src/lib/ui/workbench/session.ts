import type { Forecaster } from '../../core/forecast/forecast-tree.ts';
import type { Connector } from '../../engine/connector.ts';
import type { WorkspaceManifest, WorkspaceStore } from '../../engine/tables/workspace-store.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioService } from '../../scenario/scenario-service.ts';
import type { Breakdown, SeriesTree } from '../../scenario/series-tree.ts';

/**
 * The shipped demo company, the data a person loaded here, the folder `evenfield serve --data` was started with, or
 * the Maven CRM sample as its files import.
 * They are never mixed.
 */
export type WorkspaceKind = 'demo' | 'own' | 'served' | 'sample';

/** Texts kept beside the tables: scenarios and what the workbench remembers. */
export type DocumentStore = {
  readonly names: () => Promise<readonly string[]>;
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

type Cancel = { readonly signal?: AbortSignal };

/**
 * An open workspace: its engine, what evaluates over it (away from the page), and where tables and documents are kept.
 */
export type Session = ScenarioService & {
  readonly kind: WorkspaceKind;
  readonly connector: Connector;
  readonly manifest: WorkspaceManifest;
  /** The currency of every amount (ISO 4217). */
  readonly currency: string;
  /** Another tab holds the pen: this one only reads. */
  readonly readOnly: boolean;
  readonly documents: DocumentStore;
  /** Where loaded tables are kept; the demo's tables ship with the program and cannot be changed. */
  readonly store: WorkspaceStore | undefined;
  /** Pay plan documents by name. */
  readonly plans: ReadonlyMap<string, unknown>;
  /** Past credit as series that add up; undefined where no sale has a date. */
  readonly history: (
    scenario: Scenario,
    breakdown: Breakdown,
    options?: Cancel
  ) => Promise<SeriesTree | undefined>;
  /** Forecasts a tree away from the page; the same content is computed once. */
  readonly forecast: Forecaster;
  /** Make this the tab that writes. */
  readonly takeOver: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type SessionEvents = {
  /** What opening is at, in words. */
  readonly onStep: (step: string) => void;
  /** Another tab took the pen, or this one got it: the workspace is to be read anew. */
  readonly onWriter: (writes: boolean) => void;
  /** The engine was lost and another is being filled, or ready. */
  readonly onEngine: (state: 'ready' | 'restarting' | 'failed') => void;
  /** Before the pen goes to another tab: keep what is not yet kept. */
  readonly beforeHandOver: () => Promise<void>;
};

export type OpenSession = (kind: WorkspaceKind, events: SessionEvents) => Promise<Session>;
