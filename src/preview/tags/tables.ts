import type { BlockNode } from '../../template/nodes';
import { loopOf } from '../relaxed';
import { Frame, type Interrupt, type Reaction, type Run } from '../run';
import type { Value } from '../values';
import type { Binding } from '../variables';
import { type Items, itemsOfTable } from './items';
import { LoopDrop } from './loopDrop';
import type { Blocks } from './tag';

export const TABLES: Blocks = {
  tablerow: (run, block) => {
    const { tag } = block;
    if (tag.markup?.kind !== 'loop') return;
    const loop = loopOf(run, tag, tag.markup);
    if (loop.variable.kind === 'missing') return;
    run.begin(tag);
    const table = itemsOfTable(run, loop);
    if (!table) return;
    run.print('<tr class="row1">\n', tag);
    if (table.items.length === 0) run.print('</tr>\n', tag);
    else run.push(new TableFrame(run, block, loop.variable.text, table.items, table.columns));
  },
};

/** Prints a cell around each item and a row around each group of cells. */
class TableFrame extends Frame {
  private readonly binding: Binding;
  private readonly loop: TableLoop;

  constructor(
    run: Run,
    private readonly block: BlockNode,
    private readonly variable: string,
    private readonly items: Items,
    columns: number,
  ) {
    super(block.children, block.tag, block.endTag);
    this.loop = new TableLoop(items.length, columns);
    run.variables.enter('tablerowloop').value = this.loop;
    this.binding = run.variables.enter(variable);
    this.beginCell(run);
  }

  override finish(run: Run): boolean {
    run.budget.node();
    const { loop } = this;
    this.print(run, '</td>');
    if (loop.isLast) {
      this.leave(run);
      return false;
    }
    if (loop.endsRow) this.print(run, `</tr>\n<tr class="row${loop.row + 1}">`);
    loop.step();
    this.beginCell(run);
    return true;
  }

  override interrupt(run: Run, interrupt: Interrupt): Reaction {
    if (interrupt === 'continue') return 'go on';
    this.print(run, '</td>');
    this.leave(run);
    return 'leave';
  }

  private beginCell(run: Run): void {
    this.binding.value = this.items.at(this.loop.index);
    this.print(run, `<td class="col${this.loop.column}">`);
  }

  private leave(run: Run): void {
    this.print(run, '</tr>\n');
    run.variables.leave(this.variable);
    run.variables.leave('tablerowloop');
  }

  private print(run: Run, html: string): void {
    run.print(html, this.block.tag);
  }
}

class TableLoop extends LoopDrop {
  readonly label = 'Liquid::TablerowloopDrop';
  row = 1;
  column = 1;

  constructor(
    length: number,
    private readonly columns: number,
  ) {
    super(length);
  }

  get endsRow(): boolean {
    return this.column === this.columns;
  }

  step(): void {
    this.index++;
    if (this.endsRow) {
      this.column = 1;
      this.row++;
    } else this.column++;
  }

  override property(name: string): Value | undefined {
    const { row, column } = this;
    switch (name) {
      case 'row':
        return row;
      case 'col':
        return column;
      case 'col0':
        return column - 1;
      case 'col_first':
        return column === 1;
      case 'col_last':
        return this.endsRow;
      default:
        return super.property(name);
    }
  }
}
