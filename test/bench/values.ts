/** The inputs of one group, as every variant gets them. */
export interface GroupValues {
    readonly projectName: string;
    readonly name: string;
    readonly description: string;
    readonly clientRoute: {
        readonly relativePathList: readonly string[];
        readonly methodList: readonly string[];
        readonly hostList: readonly string[];
        readonly headerList: readonly { readonly name: string; readonly value: string }[];
    };
    readonly environmentName?: string;
}

export const projectName = "Retail";
export const environmentName = "production";

/** The groups of a program; every third one is deployed. Another revision changes each of them. */
export function groups(count: number, revision: number): GroupValues[] {
    return Array.from({ length: count }, (_, index) => {
        const number = String(index + 1).padStart(4, "0");
        return {
            projectName,
            name: `group-${number}`,
            description: `Group ${number}, revision ${revision}`,
            clientRoute: {
                relativePathList: [`/bench/${number}`],
                methodList: ["GET", "POST"],
                hostList: ["api.example.com"],
                headerList: [{ name: "X-Channel", value: "web" }],
            },
            ...(index % 3 === 0 ? { environmentName } : {}),
        };
    });
}
