import type { GroupValues } from "./values";

/** JavaScript text of a Pulumi program with these groups. */
export type Program = (groups: readonly GroupValues[]) => string;

/** The engine alone: resources that it stores by itself. */
export const floorProgram: Program = (groups) => `
const pulumi = require("@pulumi/pulumi");
for (const group of ${JSON.stringify(groups)}) {
    new pulumi.Stash(group.name, { input: group });
}
`;

/**
 * The least that a dynamic provider costs whose resources have the outputs that ours have: each output costs the engine's SDK
 * something by itself.
 */
export const emptyProgram: Program = (groups) => `
const pulumi = require("@pulumi/pulumi");
class Empty extends pulumi.CustomResource {
    constructor(name, inputs) {
        const provider = { __provider: 'exports.handler=()=>require("empty-provider").empty' };
        const names = ["environmentName", "connection", "manager", "deploymentResult", "redeployRequired", "unfinished"];
        const outputs = Object.fromEntries(names.map((output) => [output, undefined]));
        super("pulumi-nodejs:dynamic/bench:Empty", name, { ...outputs, ...inputs, ...provider });
    }
}
for (const group of ${JSON.stringify(groups)}) {
    new Empty(group.name, group);
}
`;

/** The module that {@link emptyProgram} names: it checks nothing, compares nothing, sends nothing. */
export const emptyProvider = `
const pod = { podName: "production-pod-1", podIp: "10.0.0.1", envName: "production", success: true, responseTime: 5 };
const deploymentResult = { success: true, responseTime: 7, detailList: [pod, { ...pod, podName: "production-pod-2" }] };
const outputs = (inputs) => ({
    ...inputs,
    manager: "http://127.0.0.1:8080",
    ...(inputs.environmentName ? { deploymentResult } : {}),
});
exports.empty = {
    create: async (inputs) => ({ id: inputs.name, outs: outputs(inputs) }),
    update: async (id, olds, news) => ({ outs: outputs(news) }),
};
`;

/** This package. */
export const oursProgram: Program = (groups) => `
const { ApiProxyGroup } = require("pulumi-apinizer");
for (const group of ${JSON.stringify(groups)}) {
    new ApiProxyGroup(group.name, group);
}
`;

/** What the documentation of dynamic providers shows: a provider object for every resource, serialized into it. */
export const usualProgram: Program = (groups) => `
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config("apinizer");
const url = config.require("url");

class GroupProvider {
    constructor(url) {
        this.url = url;
    }

    async send(method, projectName, path, body) {
        const answer = await fetch(
            this.url + "/apiops/projects/" + encodeURIComponent(projectName) + "/apiProxyGroups/" + path,
            {
                method,
                headers: { authorization: "Bearer " + process.env.APINIZER_TOKEN, "content-type": "application/json" },
                body: body === undefined ? undefined : JSON.stringify(body),
            },
        );
        const message = await answer.json();
        if (answer.status !== 200 || message.status !== "SUCCESS") {
            throw new Error(message.resultMessage);
        }
        return message;
    }

    async create({ projectName, __provider, ...definition }) {
        const { deploymentResult } = await this.send("POST", projectName, "", definition);
        return { id: definition.name, outs: { projectName, ...definition, deploymentResult: deploymentResult ?? null } };
    }

    async update(id, olds, { projectName, __provider, ...definition }) {
        const { deploymentResult } = await this.send("PUT", projectName, "", definition);
        return { outs: { projectName, ...definition, deploymentResult: deploymentResult ?? null } };
    }

    async delete(id, { projectName, name }) {
        await this.send("DELETE", projectName, encodeURIComponent(name) + "/");
    }
}

class Group extends pulumi.dynamic.Resource {
    constructor(name, inputs) {
        super(new GroupProvider(url), name, inputs);
    }
}
for (const group of ${JSON.stringify(groups)}) {
    new Group(group.name, group);
}
`;
