import { type ReactElement, useEffect, useRef } from "react";
import uPlot from "uplot";
import styles from "./result.module.css";

/** One line of a plot. */
export interface PlotLine {
  readonly name: string;
  readonly color: string;
  readonly dashed?: boolean;
}

/** What a plot shows: one row of x values and one row of y values a line. */
export interface PlotContent {
  readonly lines: readonly PlotLine[];
  readonly data: uPlot.AlignedData;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xText: (value: number) => string;
  readonly yText: (value: number) => string;
  /** Distances between labels of the x axis to choose from; round numbers when absent. */
  readonly xSteps?: readonly number[];
  readonly onCursor?: (x: number) => void;
}

const AXIS = {
  stroke: "#98a1aa",
  grid: { stroke: "#1c2126", width: 1 },
  ticks: { stroke: "#2a3138", width: 1, size: 4 },
  font: "12px 'Inter Variable', sans-serif",
  labelFont: "12px 'Inter Variable', sans-serif",
  labelSize: 18,
};

/** A quiet plot that draws outside React. */
export function Plot({ content }: { readonly content: PlotContent }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const plot = new uPlot(optionsOf(content, element.clientWidth), content.data, element);
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: 190 }));
    observer.observe(element);
    const click = (): void => {
      const { idx } = plot.cursor;
      const x = idx === null || idx === undefined ? undefined : content.data[0][idx];
      if (x !== undefined) content.onCursor?.(x);
    };
    plot.over.addEventListener("click", click);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [content]);
  return <div ref={box} className={styles["plot"]} />;
}

function optionsOf(content: PlotContent, width: number): uPlot.Options {
  const { lines, xLabel, yLabel, xText, yText } = content;
  return {
    width,
    height: 190,
    scales: { x: { time: false } },
    cursor: { points: { size: 6 } },
    legend: { markers: { width: 2 } },
    axes: [
      {
        ...AXIS,
        label: xLabel,
        size: 30,
        values: (_, values) => values.map(xText),
        ...(content.xSteps === undefined ? {} : { incrs: [...content.xSteps] }),
      },
      { ...AXIS, label: yLabel, size: 42, values: (_, values) => values.map(yText) },
    ],
    series: [
      { label: xLabel, value: (_, value) => (value === null ? "" : xText(value)) },
      ...lines.map(({ name, color, dashed }) => ({
        label: name,
        stroke: color,
        width: 1.8,
        ...(dashed === true ? { dash: [6, 4] } : {}),
        points: { show: false },
        value: (_: uPlot, value: number | null) => (value === null ? "" : yText(value)),
      })),
    ],
  };
}
