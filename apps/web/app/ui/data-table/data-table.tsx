import { type ReactNode, useId } from "react";
import style from "./data-table.module.css";

type Props = Readonly<{
  caption: string;
  columns: readonly Readonly<{ id: string; title: string; number?: boolean }>[];
  /** Cells in the order of the columns; the first names the row. */
  rows: readonly Readonly<{ id: string; cells: readonly ReactNode[] }>[];
}>;

/** Figures in rows. Wider than a phone, it scrolls within its own frame, by keys too; it needs no script. */
export function DataTable({ caption, columns, rows }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={style.frame} aria-labelledby={id} tabIndex={0}>
      <table className={style.table}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.number ? style.number : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.id} scope="row">
                    {row.cells[i]}
                  </th>
                ) : (
                  <td key={column.id} className={column.number ? style.number : undefined}>
                    {row.cells[i]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
