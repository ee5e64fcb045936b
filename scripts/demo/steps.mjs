const group = "/apiops/projects/Retail/apiProxyGroups/";
const renamed = 'name: "CardPaymentAPIGroup"';

/**
 * The main job, step by step: what to look for, what to run, what it must print, and which calls it must cause.
 * `prints` are texts of the CLI's output, `calls` the requests that the Manager sees, in order.
 */
export const steps = [
    {
        title: "A preview of a new group",
        look: "One group to create. A preview sends nothing to the Manager.",
        command: ["preview"],
        prints: ["+ 2 to create"],
        calls: [],
    },
    {
        title: "Up: the group is created and deployed",
        look: "One list, to see that the name is free, and one POST. The output `deployment` has a row for each gateway pod.",
        command: ["up", "--yes", "--skip-preview"],
        prints: ["+ 2 created", 'podName     : "production-pod-3"', "success     : true"],
        calls: [`GET ${group}`, `POST ${group}`],
    },
    {
        title: "An edit, and what it would change",
        look: "The preview shows the description, old and new, and nothing else.",
        edit: ['"Payment APIs"', '"Payment and refund APIs"'],
        command: ["preview", "--diff"],
        prints: ['~ description    : "Payment APIs" => "Payment and refund APIs"', "~ 1 to update"],
        calls: [],
    },
    {
        title: "Up: the update",
        look: "One PUT with the whole definition; environmentName makes it a deployment too.",
        command: ["up", "--yes", "--skip-preview"],
        prints: ["~ 1 updated"],
        calls: [`PUT ${group}`],
    },
    {
        title: "Up again, with nothing to do",
        look: "No change, and no request at all.",
        command: ["up", "--yes", "--skip-preview", "--expect-no-changes"],
        prints: ["2 unchanged"],
        calls: [],
    },
    {
        title: "Somebody undeploys the group, and a refresh finds it",
        look: "The refresh asks for the list of groups and for this group's environments.",
        behindOurBack: ["DELETE", "/projects/Retail/apiProxyGroups/PaymentAPIGroup/environments/production/"],
        command: ["refresh", "--yes", "--skip-preview"],
        prints: ["~ 1 updated"],
        calls: [`GET ${group}`, `GET ${group}PaymentAPIGroup/environments/`],
    },
    {
        title: "What the repair would change",
        look: "environmentName is to be added again.",
        command: ["preview", "--diff"],
        prints: ['+ environmentName: "production"'],
        calls: [],
    },
    {
        title: "Up: the repair",
        look: "One PUT, which deploys.",
        command: ["up", "--yes", "--skip-preview"],
        prints: ["~ 1 updated"],
        calls: [`PUT ${group}`],
    },
    {
        title: "A new name replaces the group",
        look: "The preview says what a replacement loses. The old group goes first, because both hold the same path in the same environment.",
        edit: ['name: "PaymentAPIGroup"', renamed],
        command: ["up", "--yes"],
        prints: ["its members, policies, client keys and access list are lost", "+-1 replaced"],
        calls: [
            `GET ${group}PaymentAPIGroup/environments/`,
            `DELETE ${group}PaymentAPIGroup/environments/production/`,
            `DELETE ${group}PaymentAPIGroup/`,
            `GET ${group}`,
            `POST ${group}`,
        ],
    },
    {
        title: "Destroy",
        look: "Undeployed first, then deleted.",
        command: ["destroy", "--yes", "--skip-preview"],
        prints: ["- 2 deleted"],
        calls: [
            `GET ${group}CardPaymentAPIGroup/environments/`,
            `DELETE ${group}CardPaymentAPIGroup/environments/production/`,
            `DELETE ${group}CardPaymentAPIGroup/`,
        ],
    },
];
