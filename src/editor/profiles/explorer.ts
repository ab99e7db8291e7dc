import * as vscode from 'vscode';
import type { Group } from '../../profile/outline';
import { emptyProfile, type Profile, personKey } from '../../profile/profile';
import type { Row } from '../../profile/row';
import { type Connections, SAMPLE } from '../connections/connections';
import * as settings from '../settings';
import { tooltipOf, treeItem } from './explorerItems';
import { type ExplorerNode, GroupNode, NoteNode, ProfileNode, ValueNode } from './explorerNodes';
import { insertionInText } from './insertion';
import type { LookUps } from './lookUps';
import type { Profiles } from './profiles';
import { outlineOf } from './rows';

const VIEW = 'amplitudeProfile.explorer';

/** The most rows that a group shows. The rest are on the profile page, which has a filter. */
const MOST_ROWS = 10_000;

/** The tree *Profiles*: people, their parts and values. */
export class Explorer
  implements vscode.TreeDataProvider<ExplorerNode>, vscode.TreeDragAndDropController<ExplorerNode>, vscode.Disposable
{
  readonly dragMimeTypes = ['text/plain'];
  readonly dropMimeTypes: string[] = [];
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ExplorerNode>;
  private readonly subscriptions: vscode.Disposable[];
  private refreshing: NodeJS.Timeout | undefined;
  private isStale = true;
  /** Cached, because the tree asks for them at each change and there can be 100,000 values. */
  private outlines = new WeakMap<Profile, Group[]>();

  constructor(
    private readonly connections: Connections,
    private readonly profiles: Profiles,
    private readonly lookUps: LookUps,
  ) {
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const minute = setInterval(() => this.view.visible && this.refresh(), 60_000);
    this.subscriptions = [
      this.view,
      connections.onDidChange(() => this.refresh()),
      profiles.onDidChange((connection) => connection === connections.active && this.refresh()),
      lookUps.onDidChange(() => this.refresh()),
      settings.onDidChangeSettings(() => {
        this.outlines = new WeakMap();
        this.refresh();
      }),
      this.view.onDidChangeVisibility(() => this.refresh()),
      { dispose: () => clearInterval(minute) },
    ];
    void connections.ready().then(() => this.refresh());
  }

  get selection(): readonly ExplorerNode[] {
    return this.view.selection;
  }

  /** Updates the tree, once for simultaneous changes, and only while it is visible. */
  refresh(): void {
    this.isStale = true;
    if (this.view.visible) this.refreshing ??= setTimeout(() => this.refreshNow(), 0);
  }

  private refreshNow(): void {
    clearTimeout(this.refreshing);
    this.refreshing = undefined;
    this.isStale = false;
    const { active, sampleIsActive, failure } = this.connections;
    this.view.title = sampleIsActive ? `${SAMPLE} Data` : active;
    this.view.description = active;
    this.view.message = failure?.message ?? '';
    this.changed.fire(undefined);
  }

  /** Selects and expands a person's row without moving the focus. */
  async reveal(key: string): Promise<void> {
    const node = this.people().find(({ profile }) => personKey(profile.person) === key);
    if (!node) return;
    if (this.isStale) this.refreshNow();
    try {
      await this.view.reveal(node, { expand: true, focus: false, select: true });
    } catch {
      // VS Code rejects if the tree changes meanwhile. The row is there all the same.
    }
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] {
    return node ? this.childrenOf(node) : this.people();
  }

  /** VS Code asks for it to reveal a row. Only people are revealed, who have no parent. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    return treeItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): vscode.TreeItem {
    item.tooltip = tooltipOf(node);
    return item;
  }

  handleDrag(nodes: readonly ExplorerNode[], data: vscode.DataTransfer): void {
    const texts = nodes.flatMap((node) => (node instanceof ValueNode && node.row.liquid ? [dropped(node.row)] : []));
    if (texts.length > 0) data.set('text/plain', new vscode.DataTransferItem(texts.join('\n')));
  }

  private people(): ProfileNode[] {
    const { active } = this.connections;
    const seen = this.profiles.list(active);
    const unseen = this.lookUps.running(active).filter((person) => !this.profiles.get(active, person));
    const pending = new Map(unseen.map((person) => [personKey(person), emptyProfile(active, person)]));
    return [
      ...[...pending.values()].map((profile) => new ProfileNode({ profile, pinned: false, version: 0 }, true)),
      ...seen.map((one) => new ProfileNode(one, this.lookUps.isRunning(active, one.profile.person))),
    ];
  }

  private childrenOf(node: ExplorerNode): ExplorerNode[] {
    if (node instanceof ProfileNode) {
      const failure = node.seen.failure ? [new NoteNode(node.seen.failure.message)] : [];
      return [...failure, ...this.outlineOf(node.profile).map((group) => new GroupNode(node.profile, group))];
    }
    if (node instanceof GroupNode) {
      const { rows, note, part } = node.group;
      const notes = note === undefined ? [] : [new NoteNode(note)];
      return [...notes, ...this.values(node, rows, part === 'recommendations' ? 0 : undefined)];
    }
    if (node instanceof ValueNode) {
      const { rows = [], left, recommendation } = node.row;
      const more = left ? [new NoteNode(`${left.toLocaleString('en')} more in the JSON.`)] : [];
      return [...this.values(node, rows, recommendation && 1), ...more];
    }
    return [];
  }

  private outlineOf(profile: Profile): Group[] {
    const outline = this.outlines.get(profile) ?? outlineOf(profile);
    this.outlines.set(profile, outline);
    return outline;
  }

  private values(node: GroupNode | ValueNode, rows: readonly Row[], ranked: number | undefined): ExplorerNode[] {
    const { profile } = node;
    const part = node instanceof GroupNode ? node.group.part : node.part;
    const isRanked = ({ path }: Row) => ranked === 1 && path.includes('items');
    const nodes = rows.slice(0, MOST_ROWS).map((row, index) => {
      return isRanked(row) ? new ValueNode(profile, part, row, index + 1) : new ValueNode(profile, part, row);
    });
    const left = rows.length - MOST_ROWS;
    return left > 0 ? [...nodes, new NoteNode(`${left.toLocaleString('en')} more on the profile page.`)] : nodes;
  }

  dispose(): void {
    clearTimeout(this.refreshing);
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }
}

/** Returns the text to drop. The target is unknown, so the Liquid is written for the text of a message. */
function dropped(row: Row): string {
  const { before, after } = insertionInText(row);
  return before + after;
}
