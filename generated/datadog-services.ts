// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/api/v2/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a list of all services
         * @description Get all services for the requesting user's organization. If the `include[users]` query parameter is provided, the included attribute will contain the users related to these services.
         *
         *     `include=users` has the same effect. Services come in ascending order of creation, one page at a time.
         */
        get: operations["GetServices"];
        put?: never;
        /**
         * Create a new service
         * @description Creates a new service.
         *
         *     Names are not unique: an equal name creates another service.
         */
        post: operations["CreateService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/services/{service_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service's id. Letter case does not matter.
                 * @example 5e000000-0000-4000-8000-000000000001
                 */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        /**
         * Get details of a service
         * @description Get details of a service. If the `include[users]` query parameter is provided, the included attribute will contain the users related to these services
         *
         *     `include=users` has the same effect.
         */
        get: operations["GetService"];
        put?: never;
        post?: never;
        /**
         * Delete an existing service
         * @description Deletes an existing service.
         *
         *     Deviation: deleting a service again is answered with 404 here; the live service has been seen to answer 204.
         */
        delete: operations["DeleteService"];
        options?: never;
        head?: never;
        /**
         * Update an existing service
         * @description Updates an existing service. Only provide the attributes which should be updated as this request is a partial update.
         *
         *     Deviation: the schema published by the API's owner requires the name and the id here. The update is partial, so both are optional; an id that is sent equals the one in the path.
         */
        patch: operations["UpdateService"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Create request with a service payload. */
        ServiceCreateRequest: {
            /** @description The service to create. */
            data: {
                /**
                 * @description The resource type.
                 * @enum {string}
                 */
                type: "services";
                /** @description What the client says of the service. */
                attributes: {
                    /** @description The service's name, stored exactly as sent. */
                    name: string;
                };
            };
        };
        /** @description Update request with a service payload. */
        ServiceUpdateRequest: {
            /** @description The changes to the service. */
            data: {
                /**
                 * @description The resource type.
                 * @enum {string}
                 */
                type: "services";
                /** @description The service's id; when sent, it equals the path's, whatever the letter case. */
                id?: string;
                /** @description What is to change; a missing attribute keeps its value. */
                attributes?: {
                    /** @description The new name, stored exactly as sent. */
                    name?: string;
                };
            };
        };
        /** @description Response with a service payload. */
        ServiceResponse: {
            data: components["schemas"]["ServiceResponseData"];
            /** @description The users related to the service. */
            included?: components["schemas"]["User"][];
        };
        /** @description Response with a list of service payloads. */
        ServicesResponse: {
            /** @description The services of the page, the oldest first. */
            data: components["schemas"]["ServiceResponseData"][];
            /** @description The users related to the services of the page, each once. */
            included?: components["schemas"]["User"][];
            /** @description What is said about the answer itself. */
            meta: {
                /** @description Which part of the whole list the page is. */
                pagination: {
                    /**
                     * Format: int64
                     * @description How many services precede the page.
                     */
                    offset: number;
                    /**
                     * Format: int64
                     * @description The offset plus the page size, on the last page too.
                     */
                    next_offset: number;
                    /**
                     * Format: int64
                     * @description The page size in force.
                     */
                    size: number;
                };
            };
        };
        /** @description One service. */
        ServiceResponseData: {
            /**
             * Format: uuid
             * @description The service's id; it never changes.
             */
            id: string;
            /**
             * @description The resource type.
             * @enum {string}
             */
            type: "services";
            /** @description The service's own data. */
            attributes: {
                /** @description The service's name; other services may have the same one. */
                name: string;
                /**
                 * Format: date-time
                 * @description When the service was created.
                 */
                readonly created: string;
                /**
                 * Format: date-time
                 * @description When the service was last updated; at first, when it was created.
                 */
                readonly modified: string;
            };
            /** @description The users who wrote the service. */
            readonly relationships: {
                /** @description The user who created the service. */
                created_by: components["schemas"]["UserRelationship"];
                /** @description The user who updated the service last; at first, its creator. */
                last_modified_by: components["schemas"]["UserRelationship"];
            };
        };
        /** @description A reference to one user. */
        UserRelationship: {
            /** @description The user's identity. */
            data: {
                /**
                 * Format: uuid
                 * @description The user's id.
                 */
                id: string;
                /**
                 * @description The resource type.
                 * @enum {string}
                 */
                type: "users";
            };
        };
        /** @description A user who is related to a service. */
        User: {
            /**
             * Format: uuid
             * @description The user's id.
             */
            id: string;
            /**
             * @description The resource type.
             * @enum {string}
             */
            type: "users";
            /** @description The user's own data. */
            attributes?: {
                /** @description The user's full name, if there is one. */
                name?: string | null;
                /** @description The user's job title, if there is one. */
                title?: string | null;
                /** @description The user's handle. */
                handle?: string;
                /** @description The user's email address. */
                email?: string;
                /** @description Where the user's picture is found. */
                icon?: string;
                /** @description The state of the user's account. */
                status?: string;
                /** @description Whether the account is switched off. */
                disabled?: boolean;
                /** @description Whether the account has been confirmed. */
                verified?: boolean;
                /**
                 * Format: date-time
                 * @description When the account was created.
                 */
                created_at?: string;
            };
            /** @description What the user is related to. */
            relationships?: {
                /** @description The user's organization. */
                org?: {
                    /** @description The organization's identity. */
                    data?: {
                        /** @description The organization's id. */
                        id?: string;
                        /**
                         * @description The resource type.
                         * @enum {string}
                         */
                        type?: "orgs";
                    };
                };
                /** @description The other organizations that the user belongs to. */
                other_orgs?: {
                    /** @description The organizations' identities. */
                    data?: {
                        /** @description The organization's id. */
                        id?: string;
                        /**
                         * @description The resource type.
                         * @enum {string}
                         */
                        type?: "orgs";
                    }[];
                };
                /** @description Other users whom the user is related to. */
                other_users?: {
                    /** @description The users' identities. */
                    data?: {
                        /** @description The user's id. */
                        id?: string;
                        /**
                         * @description The resource type.
                         * @enum {string}
                         */
                        type?: "users";
                    }[];
                };
                /** @description The roles that the user has. */
                roles?: {
                    /** @description The roles' identities. */
                    data?: {
                        /** @description The role's id. */
                        id?: string;
                        /**
                         * @description The resource type.
                         * @enum {string}
                         */
                        type?: "roles";
                    }[];
                };
            };
        };
        /** @description API error response. */
        APIErrorResponse: {
            /** @description What went wrong, one text for each fault. */
            errors: string[];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The service's id. Letter case does not matter.
         * @example 5e000000-0000-4000-8000-000000000001
         */
        ServiceId: string;
        /**
         * @description Asks for the users who created or last modified the services shown. Empty means true.
         * @example true
         */
        IncludeUsers: "" | "true";
        /**
         * @description The kind of related resources to include; another spelling of `include[users]`.
         * @example users
         */
        Include: "users";
        /**
         * @description How many services a page holds at most.
         * @example 10
         */
        PageSize: number;
        /**
         * @description How many services of the whole list precede the page.
         * @example 10
         */
        PageOffset: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetServices: {
        parameters: {
            query?: {
                /**
                 * @description Asks for the users who created or last modified the services shown. Empty means true.
                 * @example true
                 */
                "include[users]"?: components["parameters"]["IncludeUsers"];
                /**
                 * @description The kind of related resources to include; another spelling of `include[users]`.
                 * @example users
                 */
                include?: components["parameters"]["Include"];
                /**
                 * @description How many services a page holds at most.
                 * @example 10
                 */
                "page[size]"?: components["parameters"]["PageSize"];
                /**
                 * @description How many services of the whole list precede the page.
                 * @example 10
                 */
                "page[offset]"?: components["parameters"]["PageOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
        };
    };
    CreateService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Service Payload. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceCreateRequest"];
            };
        };
        responses: {
            /** @description CREATED */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
        };
    };
    GetService: {
        parameters: {
            query?: {
                /**
                 * @description Asks for the users who created or last modified the services shown. Empty means true.
                 * @example true
                 */
                "include[users]"?: components["parameters"]["IncludeUsers"];
                /**
                 * @description The kind of related resources to include; another spelling of `include[users]`.
                 * @example users
                 */
                include?: components["parameters"]["Include"];
            };
            header?: never;
            path: {
                /**
                 * @description The service's id. Letter case does not matter.
                 * @example 5e000000-0000-4000-8000-000000000001
                 */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
        };
    };
    DeleteService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service's id. Letter case does not matter.
                 * @example 5e000000-0000-4000-8000-000000000001
                 */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
        };
    };
    UpdateService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service's id. Letter case does not matter.
                 * @example 5e000000-0000-4000-8000-000000000001
                 */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        /** @description Service Payload. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceUpdateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APIErrorResponse"];
                };
            };
        };
    };
}
