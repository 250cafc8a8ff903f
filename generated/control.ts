// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the mock runs
         * @description Open to everybody.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in as a principal by cookie
         * @description Gives a browser the cookie of a principal, as the sign-in page of the API would, and sends it back to where it came from.
         */
        get: operations["signIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the start
         * @description Things, ids, journals, clock and forced answers of the sandbox. Its snapshots stay.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored
         * @description Things by API and collection.
         */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that the APIs sent by other ways, such as mails
         * @description What an API sends by mail, such as the tokens of invitations, can be read here.
         */
        get: operations["getOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole sandbox as one document
         * @description Things, counters of ids and the clock. What an import takes, and what can be kept in a file.
         */
        get: operations["exportState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace what is stored by what was exported
         * @description All or nothing. APIs and collections that the document does not name stay as they are. Each API that changes
         *     gets one journal entry, so an import can be undone.
         */
        post: operations["importState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take calls back
         * @description The latest first. Edits and imports count as calls.
         */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do again what was undone
         * @description A new call ends what can be done again.
         */
        post: operations["redo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Snapshots of the sandbox
         * @description Names and times. Other sandboxes have snapshots of their own.
         */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        /**
         * One snapshot
         * @description When it was taken, and where each API stood.
         */
        get: operations["getSnapshot"];
        /**
         * Keep the present state under a name
         * @description One of that name is replaced.
         */
        put: operations["putSnapshot"];
        post?: never;
        /**
         * Forget a snapshot
         * @description The present state stays as it is.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return to a snapshot
         * @description Things, ids and clock. What came before cannot be undone any more, unless a snapshot was taken of it.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two states
         * @description Which things came, went and changed, and how, as JSON Patch would say it.
         */
        get: operations["diffStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * APIs and their collections
         * @description Collections that nobody asked for yet are left out where their start state is made on first use.
         */
        get: operations["listApis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{api}/collections/{collection}/things": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        /**
         * Things of a collection
         * @description As they are stored, which can be more than any answer shows.
         */
        get: operations["listThings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{api}/collections/{collection}/things/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
                key: string;
            };
            cookie?: never;
        };
        /**
         * One thing
         * @description With members that no answer shows.
         */
        get: operations["getThing"];
        /**
         * Store a thing as it is given
         * @description Judged by the schema of what the API stores, where it has one, and written to the journal.
         */
        put: operations["putThing"];
        post?: never;
        /**
         * Remove a thing
         * @description Only this one; what an API would remove with it stays.
         */
        delete: operations["deleteThing"];
        options?: never;
        head?: never;
        /**
         * Change members of a thing
         * @description JSON Merge Patch (RFC 7396); null removes a member.
         */
        patch: operations["patchThing"];
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The time in the sandbox
         * @description What handlers read when they ask for the time.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the clock stand still
         * @description At a given time, or where it stands.
         */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on from another time
         * @description A frozen clock stays frozen there.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let time pass at once
         * @description Whatever is done next is done that much later.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the clock run on from where it stands
         * @description From the time that it shows, with the clock of the machine.
         */
        post: operations["runClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answers that are forced
         * @description Those that are over are not among them.
         */
        get: operations["listForced"];
        put?: never;
        /**
         * Force the next answers of an operation
         * @description With a status, example, body or headers nothing runs and nothing changes. With a delay or a fault alone the
         *     call runs as usual and changes what it changes; its answer comes late or spoilt.
         */
        post: operations["force"];
        /**
         * Force nothing any more
         * @description All of them, at once.
         */
        delete: operations["clearForced"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest requests of the sandbox, explained
         * @description The newest first. Calls of this control API are not among them.
         */
        get: operations["getLog"];
        put?: never;
        post?: never;
        /**
         * Forget the requests of the sandbox
         * @description Other sandboxes keep theirs.
         */
        delete: operations["clearLog"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All sandboxes
         * @description With how long nobody used them, and what they hold.
         */
        get: operations["listSandboxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sandbox: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        /**
         * One sandbox
         * @description Asking for it does not count as using it.
         */
        get: operations["getSandbox"];
        /**
         * Make a sandbox, of another one or of the start state
         * @description One of that name is replaced. The default one cannot be; reset it, or import into it.
         */
        put: operations["putSandbox"];
        post?: never;
        /**
         * Drop a sandbox
         * @description The default one stays.
         */
        delete: operations["deleteSandbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Letters, digits, dots, dashes and underscores, a letter or digit first. */
        Name: string;
        /** Format: date-time */
        Time: string;
        Health: {
            /** @constant */
            status: "ok";
            apis: string[];
            store?: components["schemas"]["Store"];
        };
        /** @description Where state is kept, if it is. */
        Store: {
            /** @enum {unknown} */
            kind: "file" | "postgres";
            /** @description While it is not, what cannot be answered from memory is 503. */
            reachable: boolean;
            /** @description What is wrong with it, in a sentence. */
            trouble?: string;
            /** @description How many records of the sandbox are known here. */
            position?: number;
            /**
             * @description Of reads where several mocks share it.
             * @enum {unknown}
             */
            consistency?: "strong" | "local";
            /** @description So old may what a local read sees be at most. */
            stalenessMs?: number;
        };
        Thing: {
            [key: string]: unknown;
        };
        KeyedThing: {
            key: string | number;
            value: components["schemas"]["Thing"];
        };
        Export: {
            /**
             * @description Of this document.
             * @constant
             */
            format: 1;
            clock?: components["schemas"]["ClockSetting"];
            apis: {
                [key: string]: components["schemas"]["ExportedApi"];
            };
        };
        ExportedApi: {
            /** @description SHA-256 of the contract. */
            contract?: string;
            /** @description How many ids were given away. */
            ids?: number;
            /** @description Something may be stored that lies outside limits of the contract. */
            relaxed?: boolean;
            collections: {
                [key: string]: components["schemas"]["Thing"][];
            };
        };
        /** @description Frozen at a time, or so many milliseconds ahead of the clock of the mock. */
        ClockSetting: {
            frozenAt?: components["schemas"]["Time"];
            aheadMs?: number;
            /**
             * @description Ahead of the clock of the machine, where that of the mock was started frozen.
             * @constant
             */
            running?: true;
        };
        Imported: {
            apis: {
                [key: string]: components["schemas"]["Extent"];
            };
            /** @description What is worth knowing. */
            notes: string[];
        };
        Extent: {
            /** @description Of the latest journal entry. */
            position: number;
            /** @description How many are stored. */
            things?: number;
        };
        Steps: {
            /** @description Needed where several APIs are served. */
            api?: string;
            /** @default 1 */
            count?: number;
        };
        Stepped: {
            calls: components["schemas"]["JournalEntry"][];
            position: number;
        };
        JournalEntry: {
            position: number;
            kind: string;
            operation: string;
            principal: string;
            at: components["schemas"]["Time"];
            changes: components["schemas"]["Change"][];
        };
        Change: {
            collection: string;
            key: string | number;
            /** @enum {unknown} */
            change: "added" | "changed" | "removed";
            patch?: components["schemas"]["PatchOperation"][];
            value?: components["schemas"]["Thing"];
        };
        /** @description As in JSON Patch (RFC 6902); `was` is what stood there. */
        PatchOperation: {
            /** @enum {unknown} */
            op: "add" | "remove" | "replace";
            path: string;
            value?: unknown;
            was?: unknown;
        };
        Snapshot: {
            name: components["schemas"]["Name"];
            /** @description By the clock of the sandbox. */
            at: components["schemas"]["Time"];
            apis: {
                [key: string]: components["schemas"]["Extent"];
            };
        };
        Difference: {
            from: string;
            to: string;
            apis: {
                [key: string]: {
                    [key: string]: components["schemas"]["CollectionDifference"];
                };
            };
        };
        CollectionDifference: {
            added: components["schemas"]["KeyedThing"][];
            removed: components["schemas"]["KeyedThing"][];
            changed: {
                key: string | number;
                patch: components["schemas"]["PatchOperation"][];
            }[];
        };
        Api: {
            id: string;
            position: number;
            /** @description How many things each holds. */
            collections: {
                [key: string]: number;
            };
        };
        Clock: {
            now: components["schemas"]["Time"];
            frozen: boolean;
            /** @description Ahead of the clock of the machine while it runs. */
            aheadMs: number;
        };
        Plan: {
            /** @description Needed where several APIs have the operation. */
            api?: string;
            /** @description Id of the operation. */
            operation: string;
            /**
             * @description So many answers are forced; then the plan is over.
             * @default 1
             */
            times?: number;
            /**
             * @description Of each matching call.
             * @default 1
             */
            probability?: number;
            /**
             * @description The same seed forces the same calls.
             * @default 1
             */
            seed?: number;
            status?: number;
            /** @description Name of an example of the contract. */
            example?: string;
            /** @description Sent as JSON; a text is sent as it is where Content-Type says another type. */
            body?: unknown;
            headers?: {
                [key: string]: string;
            };
            delayMs?: number;
            fault?: components["schemas"]["Fault"];
        };
        /**
         * @description `reset` resets the connection, `empty` closes it without an answer, `truncated` ends in the middle of the body,
         *     `garbage` sends what is not HTTP, `slow-drip` sends the answer in small pieces over five seconds.
         * @enum {unknown}
         */
        Fault: "reset" | "empty" | "truncated" | "garbage" | "slow-drip";
        Forced: {
            id: number;
            plan: components["schemas"]["Plan"];
            remaining: number;
            /** @description Calls that matched. */
            seen: number;
        };
        LoggedRequest: {
            number: number;
            /** @description By the clock of the machine. */
            at: components["schemas"]["Time"];
            sandbox: string;
            api: string;
            method: string;
            /** @description Without the query; secrets are masked. */
            path: string;
            status: number;
            /** @description Absent where none was found. */
            operation?: string;
            principal?: string;
            /**
             * @description `mock`: its own fault.
             * @enum {unknown}
             */
            answeredBy: "handler" | "refusal" | "preference" | "forced" | "mock";
            /** @description Of a refusal. */
            reason?: string;
            detail?: string;
            /** @description Key of the response in the contract, such as `404` or `default`. */
            response?: string;
            fault?: components["schemas"]["Fault"];
            violations: string[];
            /** @description What the call changed; secrets are masked. */
            entry?: components["schemas"]["JournalEntry"];
        };
        Sandbox: {
            name: components["schemas"]["Name"];
            /** @description Null for the default one. */
            idleMs: number | null;
            /** @description Null for the default one. */
            expiresInMs: number | null;
            /** @description APIs that were used in it. */
            apis: {
                [key: string]: components["schemas"]["Extent"];
            };
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            violations?: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description The request is not understood; every violation is named. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request names no sandbox clearly. */
        Unclear: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not use the control API. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something of that name is not there. */
        Unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The default sandbox cannot be dropped or replaced. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What is given does not fit; every mistake is named with its place. */
        Mistakes: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The clock now. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
    };
    parameters: {
        snapshot: components["schemas"]["Name"];
        /** @description Id of an API that the mock serves. */
        api: string;
        collection: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Unclear"];
        };
    };
    signIn: {
        parameters: {
            query?: {
                /** @description Needed where several APIs are served. */
                api?: string;
                principal?: string;
                /** @description Where to go afterwards. */
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cookie is set. */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The cookie is set; the page that asked follows. */
            303: {
                headers: {
                    "Set-Cookie"?: string;
                    "Cache-Control"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is as it was when the mock started. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Refused"];
        };
    };
    getState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    getOutbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By API, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    exportState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Fit for import, here or in another mock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    importState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Export"];
            };
        };
        responses: {
            /** @description It is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Mistakes"];
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Steps"];
            };
        };
        responses: {
            /** @description What was taken back; nothing where there was nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stepped"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    redo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Steps"];
            };
        };
        responses: {
            /** @description What was done again; nothing where there was nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stepped"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        snapshots: components["schemas"]["Snapshot"][];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    putSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It takes the place of an earlier one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description It is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            /** @description There are too many snapshots, or the name is `now`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox has what the snapshot has. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    diffStates: {
        parameters: {
            query?: {
                /** @description A snapshot, or `now`. */
                from?: components["schemas"]["Name"];
                /** @description A snapshot, or `now`. */
                to?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By API and collection; what does not differ is left out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    listApis: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that the mock serves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apis: components["schemas"]["Api"][];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    listThings: {
        parameters: {
            query?: {
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        things: components["schemas"]["KeyedThing"][];
                        total: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    getThing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    putThing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Thing"];
            };
        };
        responses: {
            /** @description It takes the place of an earlier one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            /** @description It is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Mistakes"];
        };
    };
    deleteThing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    patchThing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API that the mock serves. */
                api: components["parameters"]["api"];
                collection: components["parameters"]["collection"];
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Thing"];
                "application/merge-patch+json": components["schemas"]["Thing"];
            };
        };
        responses: {
            /** @description As it is stored now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Mistakes"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            403: components["responses"]["Refused"];
        };
    };
    freezeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    at?: components["schemas"]["Time"];
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    at: components["schemas"]["Time"];
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A number and a unit, such as `90s` or `7d`.
                     * @example 7d
                     * @example 90s
                     */
                    by: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    runClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            403: components["responses"]["Refused"];
        };
    };
    listForced: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they apply. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forced: components["schemas"]["Forced"][];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    force: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Plan"];
            };
        };
        responses: {
            /** @description From the next call on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forced"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Mistakes"];
        };
    };
    clearForced: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Operations answer as usual. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Refused"];
        };
    };
    getLog: {
        parameters: {
            query?: {
                /** @description Id of an operation. */
                operation?: string;
                /** @description A status, or a class such as `4XX`. */
                status?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are remembered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requests: components["schemas"]["LoggedRequest"][];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
        };
    };
    clearLog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Refused"];
        };
    };
    listSandboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The default one first, then those used longest ago. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sandboxes: components["schemas"]["Sandbox"][];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    getSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sandbox: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
        };
    };
    putSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sandbox: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description A sandbox that is there. */
                    from?: components["schemas"]["Name"];
                };
            };
        };
        responses: {
            /** @description It takes the place of an earlier one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            /** @description It is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Mistakes"];
            /** @description All sandboxes are in use. */
            503: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sandbox: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
        };
    };
}
