import type { ApinizerClient } from "../apinizer/client";
import { connectedClient, type Semaphores } from "../connectedClient";
import { type Settings, settingsOf } from "../settings";
import type { SettingsSource } from "../settings/source";
import { Claims } from "./claims";
import { GroupLists } from "./groupLists";
import { type Identity, labelOf } from "./identity";
import { MemberLists } from "./memberLists";
import { ProjectPrefixes } from "./projectPrefixes";
import type { Deleted } from "./resource";

export type Severity = "info" | "warning";

/** Where a line for the user goes. */
export type Voice = (severity: Severity, text: string) => void;

/**
 * What one run of the engine remembers, and nothing else does: the Managers that it speaks to, the lists that it took,
 * the identities that the program wants. One for each host session, passed in, so that two sessions cannot mix.
 */
export class Run {
    readonly claims = new Claims();
    readonly #managers = new Map<string | undefined, Manager>();
    readonly #semaphores: Semaphores = new Map();
    readonly #said = new Set<string>();

    constructor(
        private readonly source: SettingsSource,
        private readonly agent: string,
        private readonly voice: Voice,
    ) {}

    /** The Manager of a connection, or of the stack's own settings. Throws a SettingsError. */
    manager(connection?: string): Manager {
        const known = this.#managers.get(connection);
        if (known !== undefined) {
            return known;
        }
        const settings = settingsOf(this.source, connection);
        const warn = (text: string) => this.say("warning", text);
        const manager = new Manager(settings, connectedClient(settings, this.agent, this.#semaphores, warn));
        this.#managers.set(connection, manager);
        return manager;
    }

    /** Deletes an object. If the program wants it, only the state's entry is forgotten, and one line says so. */
    async deletes(identity: Identity, remove: () => Promise<void>): Promise<Deleted> {
        const end = await this.claims.deletes(identity, remove);
        if (end === "forgotten") {
            this.say(
                "info",
                `The ${labelOf(identity)} is kept: the program still names it, so only the old entry of the state was forgotten.`,
            );
        }
        return end;
    }

    /** One line for the user; the same line is said once, however many resources have it to say. */
    say(severity: Severity, text: string): void {
        if (!this.#said.has(text)) {
            this.#said.add(text);
            this.voice(severity, text);
        }
    }
}

/** One Manager as one connection sees it. */
export class Manager {
    /** Recorded as a resource's output `manager`. */
    readonly origin: string;
    /** The project of resources that name none. */
    readonly projectName: string | undefined;
    readonly groups: GroupLists;
    readonly members: MemberLists;
    readonly prefixes: ProjectPrefixes;
    readonly #accepted: string | undefined;

    constructor(
        settings: Settings,
        readonly client: ApinizerClient,
    ) {
        this.origin = settings.manager;
        this.projectName = settings.projectName;
        this.#accepted = settings.acceptManager;
        this.groups = new GroupLists(this.client);
        this.members = new MemberLists(this.client);
        this.prefixes = new ProjectPrefixes(this.client);
    }

    /** Whether the user says that what stands in the state under another address lives here now. */
    get isAccepted(): boolean {
        return this.#accepted === this.origin;
    }

    /**
     * Refuses to speak about an object that another Manager holds: on this one it would look gone, or be somebody
     * else's object of the same name.
     */
    mustHold(recorded: string, what: string): void {
        if (recorded !== this.origin && !this.isAccepted) {
            throw new Error(
                `${what} is recorded at the Manager ${recorded}, but the settings now name ${this.origin}. ` +
                    `If only the address changed, run \`pulumi config set apinizer:acceptManager ${this.origin}\` ` +
                    "(or set APINIZER_ACCEPT_MANAGER) and then `pulumi up`; if it is another Manager, restore apinizer:url.",
            );
        }
    }

    /**
     * Refuses to believe that something is gone which the state records at another Manager: this one, accepted as its
     * new address, may be a wrong one, and then lacks everything.
     */
    refuseAbsence(recorded: string, what: string): void {
        if (recorded !== this.origin) {
            throw new Error(
                `${what} is not at ${this.origin}, which acceptManager names as the new address of ${recorded}. ` +
                    "If the Manager did not move, restore apinizer:url and remove apinizer:acceptManager. " +
                    "If it did, and the object is really gone, run `pulumi state delete <urn>` (`pulumi stack --show-urns` prints the URN).",
            );
        }
    }
}
