// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/api/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Service
         * @description Updates an existing service account’s configuration. Supports partial updates and category management.
         *
         *     All fields are optional and only provided fields are updated; an empty update is allowed and does nothing.
         *     Any field other than `name`, `email`, `color`, `signature`, `document` and `categories` is ignored.
         *
         *     `categories` replaces ALL existing categories of the service: include every category that is to stay. An
         *     empty array removes them all. Each category needs all four of its fields, and an id may occur only once.
         *
         *     The whole request is judged before anything is stored, so a refused update changes nothing. The updated
         *     service is not returned: use `GET /api/services` to retrieve it.
         */
        patch: operations["updateService"];
        trace?: never;
    };
    "/api/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List services
         * @description Retrieves every service with its categories, in the order of creation. There are no pages and no filters.
         *     Every signed-in user sees all services.
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description All fields are optional. Only provided fields will be updated. */
        UpdateServiceRequest: {
            /** @description Updated display name for the service */
            name?: string;
            /** @description Updated Gmail email address. No two services may have the same. */
            email?: string;
            /** @description Updated hex color code for UI display. Any string is accepted. */
            color?: string;
            /** @description Updated email signature for outbound messages */
            signature?: string;
            /** @description Updated documentation or notes */
            document?: string;
            /** @description Array of category objects to replace existing categories */
            categories?: components["schemas"]["Category"][];
        };
        /** @description A label with its two colours, linked to one service. */
        Category: {
            /** @description Chosen by the client and unique within its service; another service may use it too. */
            id: string;
            /** @description Display name of the category. */
            name: string;
            /** @description Background colour, a hex code by custom. Any string is accepted. */
            color: string;
            /** @description Text colour, a hex code by custom. Any string is accepted. */
            textColor: string;
        };
        /** @description Confirmation of an update, without the updated service. */
        UpdateResult: {
            /**
             * @description Always true on successful update
             * @constant
             */
            ok: true;
        };
        /** @description One Gmail account of the support inbox. */
        Service: {
            /** @description Identifies the service; never changes. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description Gmail address; no other service has the same. */
            email: string;
            /** @description Colour for display, a hex code by custom. */
            color: string;
            /** @description Whether the Gmail account is connected. An update does not change it. */
            gmailConnected: boolean;
            /** @description Signature of outbound messages; empty when there is none. */
            signature: string;
            /** @description Documentation or notes; empty when there are none. */
            document: string;
            /** @description How much is unread. An update does not change it. */
            unreadCount: number;
            /** @description The categories in stored order; empty when there are none. */
            categories: components["schemas"]["Category"][];
        };
        /** @description Why a request was refused. */
        Error: {
            /** @description One sentence for people; its wording is not part of the contract. */
            error: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    updateService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unique identifier of the service to update
                 * @example service-123
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description The fields to change. No body at all means the same as an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateServiceRequest"];
            };
        };
        responses: {
            /** @description The update is stored, or there was nothing to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateResult"];
                };
            };
            /** @description The body is not a JSON object of the right shape, or two of its categories share an id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no valid session. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No service has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Another service has this e-mail address. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All services, in the order of creation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"][];
                };
            };
            /** @description There is no valid session. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
