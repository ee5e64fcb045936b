import { init } from "echarts";
import { sizesOf, wallOf } from "./medians";
import type { Results } from "./results";
import type { StepName } from "./steps";
import { type VariantName, variants } from "./variants";

const panels: readonly { title: string; step: StepName }[] = [
    { title: "up that creates all", step: "create" },
    { title: "up with nothing to do", step: "same" },
];

/** Distinct for those who see no red and green apart, and as dashes in print. */
const looks: Record<VariantName, { color: string; dash: "solid" | "dashed" | "dotted" }> = {
    floor: { color: "#777777", dash: "dotted" },
    empty: { color: "#0072b2", dash: "dashed" },
    ours: { color: "#d55e00", dash: "solid" },
    usual: { color: "#009e73", dash: "dashed" },
};

/** Time against the number of groups, one panel for each of two commands, as SVG. */
export function chartOf(results: Results): string {
    const chart = init(null, null, { renderer: "svg", ssr: true, width: 960, height: 420 });
    const left = (panel: number) => `${6 + 49 * panel}%`;
    chart.setOption({
        animation: false,
        backgroundColor: "#ffffff",
        title: panels.map(({ title }, panel) => ({
            text: title,
            left: left(panel),
            top: 8,
            textStyle: { fontSize: 14 },
        })),
        legend: { bottom: 4, itemGap: 20, data: variants.map(({ title }) => title) },
        grid: panels.map((_, panel) => ({ left: left(panel), top: 60, width: "42%", bottom: 80 })),
        xAxis: panels.map((_, panel) => ({
            type: "log",
            gridIndex: panel,
            name: "groups",
            nameLocation: "middle",
            nameGap: 26,
        })),
        yAxis: panels.map((_, panel) => ({ type: "log", gridIndex: panel, name: "seconds", nameLocation: "end" })),
        series: panels.flatMap(({ step }, panel) =>
            variants.map(({ name, title }) => ({
                type: "line",
                name: title,
                xAxisIndex: panel,
                yAxisIndex: panel,
                symbolSize: 7,
                itemStyle: { color: looks[name].color },
                lineStyle: { color: looks[name].color, type: looks[name].dash, width: 2 },
                data: sizesOf(results, name).map((size) => [size, wallOf(results, name, size, step) / 1000]),
            })),
        ),
    });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return `${svg}\n`;
}
