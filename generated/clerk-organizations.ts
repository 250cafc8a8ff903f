// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Organization
         * @description Create an organization and add the current user as admin.
         *
         *     The slug is derived from the name and cannot be chosen here. The answer is 200, not 201. Which organization
         *     is active in the session does not change. A body that cannot be read as a form counts as a form without
         *     fields and is refused with 422, since 400 is documented for updates only.
         */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Organization
         * @description Retrieve all properties of an organization that the current user is member of.
         *
         *     A caller who is not a member is refused with 403, an unknown id with 404.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        /**
         * Delete Organization
         * @description Delete the given organization.
         *
         *     The current user must be an admin in the organization.
         *
         *     Its memberships and invitations go with it, and every later call on its id is refused with 404. What the
         *     source document calls a Deleted User object describes the organization here: `object` is `organization`. The
         *     source document lists no 401, although the operation needs credentials like the others; it is declared here.
         *     A caller who is not a member, a plain member, or an administrator where deletion is switched off is refused
         *     with 403, an unknown id with 404.
         */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        /**
         * Update Organization
         * @description Update the given properties of an organization.
         *
         *     The current user must be an admin in the organization.
         *
         *     A field that is not sent keeps its value; a form without fields changes nothing and succeeds. A field cannot
         *     be cleared: an empty value is refused with 422. One bad field refuses the whole update. A caller who is not a
         *     member, or a plain member, is refused with 403, an unknown id with 404.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The form that creates an organization. */
        CreateOrganizationForm: {
            /** @description The organization name */
            name: string;
        };
        /** @description The form that changes an organization. A form knows no null, so a field is sent or left out. */
        UpdateOrganizationForm: {
            /** @description The organization name */
            name?: string | null;
            /** @description The organization slug */
            slug?: string | null;
        };
        /** @description An organization, and the state of the caller's client. */
        ClientWrappedOrganization: {
            /** @description The organization */
            response: components["schemas"]["Organization"];
            /** @description The caller's client after the request */
            client: components["schemas"]["Client"];
        };
        /** @description What was deleted, and the state of the caller's client. */
        ClientWrappedDeletedObject: {
            /** @description What was deleted */
            response: components["schemas"]["DeletedObject"];
            /** @description The caller's client after the request */
            client: components["schemas"]["Client"] | null;
        };
        /** @description An organization. */
        Organization: {
            /**
             * @description The kind of this object
             * @enum {string}
             */
            object: "organization";
            /** @description The organization's id */
            id: string;
            /** @description The organization's name, as it was sent */
            name: string;
            /** @description The organization's name in URLs, unlike that of any other organization */
            slug: string;
            /** @description Where the organization's picture is, or a default one */
            image_url?: string;
            /** @description Whether the organization has a picture of its own */
            has_image: boolean;
            /**
             * @deprecated
             * @description Replaced by image_url
             */
            logo_url?: string | null;
            /** @description How many members the organization has */
            members_count?: number;
            /** @description How many invitations wait for an answer */
            pending_invitations_count?: number;
            /** @description How many members the organization may have */
            max_allowed_memberships: number;
            /** @description Whether an administrator may delete the organization */
            admin_delete_enabled: boolean;
            /** @description Anything that the owner of the application keeps with the organization, readable by its members */
            public_metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description When the organization was created, in milliseconds since 1970
             */
            created_at: number;
            /**
             * Format: int64
             * @description When the organization last changed, in milliseconds since 1970
             */
            updated_at: number;
        };
        /** @description What remains of a deleted object. */
        DeletedObject: {
            /** @description The kind of the deleted object, here organization */
            object: string;
            /** @description The id that the object had */
            id: string;
            /**
             * @description That the object is deleted
             * @constant
             */
            deleted: true;
        };
        /** @description A browser or native app, with everybody who is signed in there. May have further members. */
        Client: {
            /**
             * @description The kind of this object
             * @enum {string}
             */
            object: "client";
            /** @description The client's id */
            id: string;
            /** @description The sign-in under way, if there is one */
            sign_in: Record<string, never> | null;
            /** @description The sign-up under way, if there is one */
            sign_up: Record<string, never> | null;
            /** @description The client's sessions */
            sessions: components["schemas"]["Session"][];
            /** @description The session that was last in use */
            last_active_session_id: string | null;
            /**
             * Format: int64
             * @description When the client was created, in milliseconds since 1970
             */
            created_at: number;
            /**
             * Format: int64
             * @description When the client last changed, in milliseconds since 1970
             */
            updated_at: number;
        };
        /** @description One user's presence on a client. May have further members. */
        Session: {
            /**
             * @description The kind of this object
             * @enum {string}
             */
            object: "session";
            /** @description The session's id */
            id: string;
            /**
             * @description Whether the session is in force, or how it ended
             * @enum {string}
             */
            status: "active" | "revoked" | "ended" | "expired" | "removed" | "abandoned";
            /**
             * Format: int64
             * @description When the session expires, in milliseconds since 1970
             */
            expire_at: number;
            /**
             * Format: int64
             * @description When the session counts as abandoned, in milliseconds since 1970
             */
            abandon_at: number;
            /**
             * Format: int64
             * @description When the session was last in use, in milliseconds since 1970
             */
            last_active_at: number;
            /** @description The organization that is active in the session, if one is */
            last_active_organization_id: string | null;
            /** @description Who acts in the user's place, if somebody does */
            actor?: Record<string, never> | null;
            /** @description Whose session it is */
            user: components["schemas"]["User"] | null;
        };
        /** @description A user of the application. May have further members. */
        User: {
            /**
             * @description The kind of this object
             * @enum {string}
             */
            object: "user";
            /** @description The user's id */
            id: string;
            /** @description The name to sign in with */
            username?: string | null;
            /** @description The user's first name */
            first_name?: string | null;
            /** @description The user's last name */
            last_name?: string | null;
            /** @description Where the user's picture is, or a default one */
            image_url?: string;
            /** @description Whether the user has a picture of their own */
            has_image?: boolean;
            /** @description Whether the user may create organizations at all */
            create_organization_enabled?: boolean;
            /** @description How many organizations the user may create; 0 or null sets no limit */
            create_organizations_limit?: number | null;
            /** @description The user's memberships, in order of creation */
            organization_memberships: components["schemas"]["OrganizationMembership"][];
            /**
             * Format: int64
             * @description When the user was created, in milliseconds since 1970
             */
            created_at: number;
            /**
             * Format: int64
             * @description When the user last changed, in milliseconds since 1970
             */
            updated_at: number;
        };
        /** @description One user's place in one organization. May have further members. */
        OrganizationMembership: {
            /**
             * @description The kind of this object
             * @enum {string}
             */
            object: "organization_membership";
            /** @description The membership's id */
            id: string;
            /** @description What the user is in the organization, here `org:admin` or `org:member` */
            role: string;
            /** @description The organization */
            organization: components["schemas"]["Organization"];
            /**
             * Format: int64
             * @description When the membership began, in milliseconds since 1970
             */
            created_at: number;
            /**
             * Format: int64
             * @description When the membership last changed, in milliseconds since 1970
             */
            updated_at: number;
        };
        /**
         * @description Why a request was refused. May have further members. The codes of each status:
         *
         *     - 400: `request_body_invalid`
         *     - 401: `authentication_invalid`, `signed_out`
         *     - 403: `organization_quota_exceeded`, `not_a_member_in_organization`, `not_an_admin_in_organization`,
         *       `organization_admin_delete_not_enabled`
         *     - 404: `resource_not_found`
         *     - 422: `form_param_missing`, `form_param_nil`, `form_param_unknown`, `form_param_duplicate`,
         *       `form_param_exceeds_allowed_size`, `form_param_value_invalid`, `form_param_format_invalid`,
         *       `form_identifier_exists`
         */
        ClerkErrors: {
            /** @description What is wrong with the request */
            errors: components["schemas"]["ClerkError"][];
            /** @description More about the refusal as a whole */
            meta?: Record<string, never>;
            /** @description By what id Clerk's support finds the request */
            clerk_trace_id?: string;
        };
        /** @description One fault of a request. May have further members. */
        ClerkError: {
            /** @description What is wrong, for programs */
            code: string;
            /** @description What is wrong, for people */
            message: string;
            /** @description What is wrong, in a whole sentence */
            long_message: string;
            /** @description More about this fault */
            meta?: {
                /** @description Which field is at fault, in every answer with 422 */
                param_name?: string;
            };
            /** @description By what id Clerk's support finds the request */
            clerk_trace_id?: string;
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
    createOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The organization to create, as a form */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CreateOrganizationForm"];
            };
        };
        responses: {
            /** @description Returns the response for Client wrapped Organization object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWrappedOrganization"];
                };
            };
            /** @description Request was not successful */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization ID.
                 * @example org_2Acme0000000000000000000001
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Returns the response for Client wrapped Organization object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWrappedOrganization"];
                };
            };
            /** @description Request was not successful */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
        };
    };
    deleteOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the organization to delete
                 * @example org_2Disposable0000000000000001
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Returns a Deleted User object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWrappedDeletedObject"];
                };
            };
            /** @description Request was not successful */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the organization to update
                 * @example org_2Acme0000000000000000000001
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        /** @description The fields to change, as a form */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["UpdateOrganizationForm"];
            };
        };
        responses: {
            /** @description Returns the response for Client wrapped Organization object. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWrappedOrganization"];
                };
            };
            /** @description Request was not successful */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
            /** @description Request was not successful */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkErrors"];
                };
            };
        };
    };
}
