// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/api/orgs/{organization}/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
            };
            cookie?: never;
        };
        /**
         * List Services
         * @description List all services in an organization.
         *
         *     Services of all owners, in order of creation. The two paging parameters are not in the source document.
         */
        get: operations["listServices"];
        put?: never;
        /**
         * Create Service
         * @description Create a new service.
         *
         *     The named owner becomes the only member. Initial items show in `itemCountSummary` alone, since the answer is the
         *     service without its items. The source document's sample request and sample response do not belong together.
         */
        post: operations["createService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        /**
         * Get Service
         * @description Get details of a specific service.
         *
         *     The service comes together with its items. The two paging parameters, which count items, are not in the source
         *     document.
         */
        get: operations["getService"];
        put?: never;
        post?: never;
        /**
         * Delete Service
         * @description Delete a service.
         *
         *     A service with members besides its owner is protected; `force=true` overrides that. Items do not protect.
         */
        delete: operations["deleteService"];
        options?: never;
        /**
         * Head Service
         * @description Check if a service exists.
         *
         *     The answer never has a body, and it is 204 where reading the service would be 200.
         */
        head: operations["headService"];
        /**
         * Update Service
         * @description Update an existing service.
         *
         *     Only the fields that are sent change. A new name moves the service to a new URL; the old one is gone.
         *     The source document's heading says PATCH and its example sends POST: PATCH it is, and POST here is no operation.
         */
        patch: operations["updateService"];
        trace?: never;
    };
    "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}/items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Service Items
         * @description Add items to a service.
         *
         *     An item that is there already stays as it is. The source document's example lacks a closing quote; sent like
         *     that it is no JSON, and here it is corrected.
         */
        post: operations["addServiceItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}/items/{itemType}/{itemName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
                /**
                 * @description type of the item to remove
                 * @example stack
                 */
                itemType: "stack" | "environment";
                /**
                 * @description name of the item to remove
                 * @example my-project/my-stack
                 */
                itemName: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Service Item
         * @description Remove an item from a service.
         *
         *     The item name is all that follows the item type, slashes included; a slash may also be sent as `%2F`.
         *     An item that is not in the service is not found.
         */
        delete: operations["removeServiceItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A new service. */
        CreateServiceRequest: {
            /**
             * @description type of the owner (e.g. "user", "team")
             * @enum {string}
             */
            ownerType: "user" | "team";
            /** @description name of the owner */
            ownerName: string;
            /** @description name of the service */
            name: string;
            /**
             * @description description of the service
             * @default
             */
            description?: string;
            /**
             * @description list of properties to set on the service
             * @default []
             */
            properties?: components["schemas"]["ServicePropertyInput"][];
            /**
             * @description list of items to add during service creation
             * @default []
             */
            items?: components["schemas"]["AddServiceItem"][];
        };
        /** @description The fields of a service to change. What is not sent stays. */
        UpdateServiceRequest: {
            /** @description new name for the service */
            name?: string;
            /** @description new description for the service */
            description?: string;
            /** @description list of properties to set on the service */
            properties?: components["schemas"]["ServicePropertyInput"][];
        };
        /** @description Items to add to a service. */
        AddServiceItemsRequest: {
            /** @description array of items to add to the service */
            items: components["schemas"]["AddServiceItem"][];
        };
        /** @description A stack or an environment, by name. It need not exist. */
        AddServiceItem: {
            /**
             * @description Type of the item.
             * @enum {string}
             */
            type: "stack" | "environment";
            /** @description Name of the item, one to three segments. */
            name: string;
        };
        /** @description A property to set on a service. */
        ServicePropertyInput: {
            /** @description Key of the property. Keys may repeat. */
            key: string;
            /** @description Value of the property. */
            value: string;
            /**
             * @description Type of the property.
             * @default string
             */
            type?: string;
            /**
             * Format: int64
             * @description Order of the property. When not sent, its index in the list.
             */
            order?: number;
        };
        /** @description A service, without its items. */
        Service: {
            /** @description Organization of the service. */
            organizationName: string;
            /** @description The user or team that the service belongs to. */
            owner: components["schemas"]["ServiceMember"];
            /** @description Name of the service. */
            name: string;
            /** @description Description of the service; empty when none was given. */
            description: string;
            /**
             * Format: date-time
             * @description When the service was created, in UTC.
             */
            created?: string;
            /** @description The members of the service, its owner among them. */
            members: components["schemas"]["ServiceMember"][];
            /** @description The number of items of each type. A type without items is absent. */
            itemCountSummary: {
                [key: string]: number;
            };
            /** @description The properties of the service, in the order in which they were sent. */
            properties: components["schemas"]["ServiceProperty"][];
        };
        /** @description A user or a team. */
        ServiceMember: {
            /**
             * @description Whether this is a user or a team.
             * @enum {string}
             */
            type: "user" | "team";
            /** @description Name of the user or team. */
            name: string;
            /** @description Address of a picture; may be empty. */
            avatarURL: string;
        };
        /** @description A property of a service. */
        ServiceProperty: {
            /** @description Key of the property. Keys may repeat. */
            key: string;
            /** @description Value of the property. */
            value: string;
            /** @description Type of the property. */
            type: string;
            /**
             * Format: int64
             * @description Order of the property, as sent. It does not sort the list.
             */
            order: number;
        };
        /** @description An item of a service. */
        ServiceItem: {
            /** @description Organization of the item. */
            organizationName: string;
            /**
             * @description Type of the item.
             * @enum {string}
             */
            type: "stack" | "environment";
            /** @description Name of the item, decoded. */
            name: string;
            /** @description Version of the item. */
            version?: string;
            /**
             * Format: date-time
             * @description When the item was added to the service, in UTC.
             */
            created: string;
            /** @description The last update of the item. */
            lastUpdate?: {
                /**
                 * Format: date-time
                 * @description When the update ran.
                 */
                timestamp: string;
                /** @description What the update was about. */
                message: string;
                /** @description Whether the update succeeded. */
                success?: boolean;
            };
            /** @description The user who added the item to the service. Always sent. */
            addedByUser?: components["schemas"]["ServiceMember"] & {
                /**
                 * @description Always a user.
                 * @constant
                 */
                type?: "user";
            };
            /**
             * Format: int64
             * @description Number of clouds that the item spans. Always 0 here.
             * @constant
             */
            cloudCount: 0;
        };
        /** @description A service together with its items. */
        GetServiceResponse: {
            /** @description The service itself, complete on every page. */
            service: components["schemas"]["Service"];
            /** @description The items, in order of first insertion. */
            items: components["schemas"]["ServiceItem"][];
            /** @description Where the next page begins. Absent on the last page. */
            continuationToken?: string;
        };
        /** @description Services of an organization. */
        ListServicesResponse: {
            /** @description The services, in order of creation. */
            services: components["schemas"]["Service"][];
            /** @description Where the next page begins. Absent on the last page. */
            continuationToken?: string;
        };
        /** @description What went wrong. */
        ErrorResponse: {
            /** @description The HTTP status. */
            code: number;
            /** @description The reason phrase, a colon and the detail. */
            message: string;
            /** @description Where to read about it. */
            documentationUrl?: string;
            /** @description The single faults. */
            errors?: {
                /** @description The kind of thing at fault. */
                resource: string;
                /** @description The field at fault. */
                attribute?: string;
                /** @description The kind of fault. */
                errorType: string;
                /** @description The fault in words. */
                customMessage?: string;
            }[];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description organization name
         * @example my-org
         */
        organization: string;
        /**
         * @description type of the owner (e.g. "user", "team")
         * @example team
         */
        ownerType: "user" | "team";
        /**
         * @description name of the owner
         * @example my-team
         */
        ownerName: string;
        /**
         * @description name of the service
         * @example my-service
         */
        serviceName: string;
        /**
         * @description The most entries that the answer may hold. Without it, everything that remains.
         * @example 2
         */
        maxResults: number;
        /**
         * @description Where to go on, as given by the page before. Opaque. Without it, or empty, the first page.
         * @example bmV4dDoy
         */
        continuationToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listServices: {
        parameters: {
            query?: {
                /**
                 * @description The most entries that the answer may hold. Without it, everything that remains.
                 * @example 2
                 */
                maxResults?: components["parameters"]["maxResults"];
                /**
                 * @description Where to go on, as given by the page before. Opaque. Without it, or empty, the first page.
                 * @example bmV4dDoy
                 */
                continuationToken?: components["parameters"]["continuationToken"];
            };
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services of the organization, or one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServicesResponse"];
                };
            };
            /** @description A paging parameter is out of range or unreadable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
            };
            cookie?: never;
        };
        /** @description The new service. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceRequest"];
            };
        };
        responses: {
            /** @description The service as created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The body is not a valid new service. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the owner does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The owner already has a service of that name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getService: {
        parameters: {
            query?: {
                /**
                 * @description The most entries that the answer may hold. Without it, everything that remains.
                 * @example 2
                 */
                maxResults?: components["parameters"]["maxResults"];
                /**
                 * @description Where to go on, as given by the page before. Opaque. Without it, or empty, the first page.
                 * @example bmV4dDoy
                 */
                continuationToken?: components["parameters"]["continuationToken"];
            };
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service and its items, or one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetServiceResponse"];
                };
            };
            /** @description The owner type is unknown, or a paging parameter is out of range or unreadable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the service does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteService: {
        parameters: {
            query?: {
                /**
                 * @description ignore protections and force delete the service
                 * @example true
                 */
                force?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The value of `force` is neither true nor false, or the owner type is unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the service does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The service has members besides its owner, and deletion is not forced. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    headService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service exists. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The owner type is neither user nor team. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The organization or the service does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        /** @description What to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateServiceRequest"];
            };
        };
        responses: {
            /** @description The service after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description The body is not a valid change, or the owner type is unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the service does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The owner has another service of the new name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addServiceItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
            };
            cookie?: never;
        };
        /** @description The items to add. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddServiceItemsRequest"];
            };
        };
        responses: {
            /** @description The service with all its items after the addition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetServiceResponse"];
                };
            };
            /** @description The body is not a valid list of items, or the owner type is unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the service does not exist for this caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    removeServiceItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description organization name
                 * @example my-org
                 */
                organization: components["parameters"]["organization"];
                /**
                 * @description type of the owner (e.g. "user", "team")
                 * @example team
                 */
                ownerType: components["parameters"]["ownerType"];
                /**
                 * @description name of the owner
                 * @example my-team
                 */
                ownerName: components["parameters"]["ownerName"];
                /**
                 * @description name of the service
                 * @example my-service
                 */
                serviceName: components["parameters"]["serviceName"];
                /**
                 * @description type of the item to remove
                 * @example stack
                 */
                itemType: "stack" | "environment";
                /**
                 * @description name of the item to remove
                 * @example my-project/my-stack
                 */
                itemName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service with all its items after the removal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetServiceResponse"];
                };
            };
            /** @description The owner type, the item type or the form of the item name is not a known one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The credentials are missing or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The organization or the service does not exist for this caller, or the item is not in the service. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
