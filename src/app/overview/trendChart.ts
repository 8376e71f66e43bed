import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { MonthPoint } from '../../domain/overview.ts';
import { type MonthOf, SERIES } from './series.ts';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export type TrendChart = {
  draw: (points: readonly MonthPoint[], names: Record<MonthOf, string>, unit: string) => void;
  dispose: () => void;
};

/** The chart of one element, in the colours of the page's tokens; follows the size of the element. */
export function trendChart(element: HTMLElement, onBar: (month: string, of: MonthOf) => void): TrendChart {
  const chart: EChartsType = init(element, null, { renderer: 'svg' });
  chart.on('click', ({ seriesId, name }) => onBar(name, seriesId as MonthOf));
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  return {
    draw(points, names, unit) {
      const style = getComputedStyle(document.documentElement);
      chart.setOption(
        option(points, names, unit, (name) => style.getPropertyValue(name).trim()),
        true,
      );
    },
    dispose() {
      watcher.disconnect();
      chart.dispose();
    },
  };
}

function option(
  points: readonly MonthPoint[],
  names: Record<MonthOf, string>,
  unit: string,
  token: (name: string) => string,
) {
  // Apart without colour too: solid, hatched, outlined.
  const look = {
    violatingAt: { color: token('--danger') },
    rectifiedAt: {
      color: token('--ok'),
      decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
    },
    verdictAt: { color: 'transparent', borderColor: token('--ink-3'), borderWidth: 1 },
  };
  const text = { color: token('--ink-2'), fontFamily: token('--font'), fontSize: 11 };
  return {
    animationDuration: 160,
    aria: { enabled: true },
    textStyle: text,
    grid: { left: 4, right: 4, top: 32, bottom: 2, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 10, textStyle: text },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow' },
      backgroundColor: token('--surface-raised'),
      borderColor: token('--line'),
      textStyle: { ...text, color: token('--ink') },
      valueFormatter: (value: unknown) => `${value} ${unit}`,
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.month),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('--line-strong') } },
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: token('--line') } },
    },
    series: SERIES.map(({ of, field }) => ({
      id: of,
      type: 'bar',
      name: names[of],
      barMaxWidth: 18,
      cursor: 'pointer',
      itemStyle: look[of],
      emphasis: { disabled: true },
      data: points.map((point) => point[field]),
    })),
  };
}
