// Generated from the contract by `npm run generate`. Do not edit.

export interface paths {
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a new organization
         * @description Creates an active organization that belongs to the caller and has no members yet.
         *
         *     The answer has no body. Its `Location` header names the new organization and is the only way to learn
         *     the new id. Names need not be unique.
         */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization by ID
         * @description Shows one organization, without an envelope, to its owner, its active members and administrators.
         *     An id that is not a UUID is answered with 404.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update an organization's details
         * @description Changes the fields that are sent and leaves the others; an empty object changes nothing. The answer is
         *     the whole organization.
         *
         *     `statusReason` is accepted and never shown. The status `banned` restricts nothing. `id`, `owner` and
         *     `type` cannot be written. An id that is not a UUID is answered with 404.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/api/organizations/{organization}/upload-avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload media for an organization
         * @description Replaces the organization's avatar by the uploaded file; `avatarUrl` becomes another URL with every
         *     upload. The answer has no body.
         *
         *     The schema leaves the part `file` optional, as the source document does, but a request without it is
         *     answered with 400. The part names its own media type, `image/jpeg`, `image/png` or `image/gif`, and
         *     holds 1 to 2,097,152 bytes, which are not inspected. An id that is not a UUID is answered with 404.
         */
        post: operations["uploadOrganizationAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get all members of an organization with pagination
         * @description Lists invited and active members, in the order in which they joined or were invited. Neither the owner
         *     nor an administrator is in the list.
         *
         *     Pages count from 1; a page beyond the end is empty. The source document shows `success` and `message`
         *     of the answer only; `data` and `pagination` complete it. A malformed id is answered with 404.
         */
        get: operations["listOrganizationMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a member's roles and workspaces in an organization
         * @description Replaces all roles and all workspaces that the member has in this organization, whether the member is
         *     active or still invited. Duplicates collapse. Roles exist, and workspaces belong to the organization.
         *
         *     An organization id that is not a UUID and a member id that is no integer are answered with 404.
         */
        put: operations["updateOrganizationMember"];
        post?: never;
        /**
         * Delete a member from an organization
         * @description Ends the membership in this organization only. A pending invitation loses its token for good; the
         *     person can be invited again.
         *
         *     A malformed organization id and a member id that is no integer are answered with 404, and so is a
         *     repeated deletion.
         */
        delete: operations["deleteOrganizationMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{organization}/charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Charge an organization's wallet
         * @description Tops the organization's wallet up: `other` adds `amount` to the money wallet, `sms` adds `sms_point` to
         *     the message wallet. No operation shows a balance, no charge lacks funds, and equal requests are charges
         *     of their own.
         *
         *     Only an administrator may charge, and only with a bearer token. `sms_point` is required when `service`
         *     is `sms` and ignored when it is `other`. Invalid input is answered with 422. An id that is not a UUID
         *     is answered with 404.
         */
        post: operations["chargeOrganizationWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a new user to the organization
         * @description Adds a member with the status `invited` and issues a token, to be used once, that no answer shows. The
         *     answer has no body.
         *
         *     The schema leaves `email` optional, as the source document does, but a request without it is answered
         *     with 400, and so is an e-mail that is already invited or active in this organization; case does not
         *     matter. Roles exist. A malformed organization id is answered with 404.
         */
        post: operations["inviteOrganizationUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/invite/{inviteToken}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the invitation and set the password
         * @description Sets the password and makes the invited member active. The token is used up by success alone, and does
         *     not expire. The answer has no body. No authorization is needed, and any `Authorization` is ignored.
         *
         *     The schema leaves both passwords optional, as the source document does, but a request without either of
         *     them is answered with 422, and so are unequal ones. Every fault of the body is 422 and is found before
         *     the token is looked at; a token that is unknown, used or void is 400.
         */
        post: operations["acceptOrganizationInvite"];
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
        /** @description Organization details */
        Organization: {
            /**
             * Format: uuid
             * @description Unique identifier for the organization
             */
            id: string;
            /** @description The name of the organization */
            name: string;
            /**
             * Format: uri
             * @description URL of the organization's avatar
             */
            avatarUrl?: string | null;
            /**
             * @description The current status of the organization
             * @enum {string}
             */
            status: "active" | "banned";
            /** @description The kind of organization, such as `private`. The source document repeats the text of `status`. */
            type?: string;
            /**
             * Format: uuid
             * @description UUID of the user who owns the organization
             */
            owner: string;
        };
        /** @description Somebody who was invited to an organization or belongs to it. */
        OrganizationMember: {
            /** @description Identifier of the member; unlike an owner's, it is a number. */
            id: number;
            /** @description The member's name, empty when the invitation gave none. */
            name: string;
            /** @description The member's e-mail. */
            email: string;
            /**
             * @description `invited` until the invitation is accepted, `active` from then on.
             * @enum {string}
             */
            status: "invited" | "active";
            /** @description The names of the member's roles, in no particular order. */
            roles: string[];
            /** @description The ids of the member's workspaces, in no particular order. */
            workspaces: string[];
        };
        /** @description Where a page stands in the whole list. */
        Pagination: {
            /** @description Number of entries on all pages. */
            total: number;
            /** @description Number of entries that a full page holds. */
            per_page: number;
            /** @description The page that was asked for, counted from 1. */
            current_page: number;
            /** @description The last page, at least 1. */
            last_page: number;
            /** @description Position of the page's first entry, counted from 1; null on an empty page. */
            from: number | null;
            /** @description Position of the page's last entry, counted from 1; null on an empty page. */
            to: number | null;
        };
        /** @description One page of an organization's members. */
        MemberList: {
            /** @description Always true. */
            success?: boolean;
            /** @description What happened, for people. */
            message?: string;
            /** @description The members on this page. */
            data: components["schemas"]["OrganizationMember"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A member after an update. */
        MemberUpdated: {
            /** @description Always true. */
            success?: boolean;
            /** @description What happened, for people. */
            message?: string;
            data?: components["schemas"]["OrganizationMember"];
        };
        /** @description The end of a membership. */
        MemberDeleted: {
            /** @description Always true. */
            success?: boolean;
            /** @description What happened, for people. */
            message?: string;
        };
        /** @description A charge that was processed. */
        Charged: {
            /** @description Always true. */
            success?: boolean;
            /** @description What happened, for people. */
            message?: string;
            /** @description Always null. */
            data?: null;
        };
        /** @description The envelope of every error. */
        ErrorResponse: {
            /**
             * @description Always false.
             * @constant
             */
            success: false;
            /** @description What went wrong, for people. */
            message: string;
            /** @description The faults that were found when the input is invalid, null in any other error. */
            data?: {
                /** @description Texts by field name, dotted for an element (`workspaces.0`); empty when no single field is at fault. */
                errors: {
                    [key: string]: string[];
                };
            } | null;
        };
        /** @description A new organization. */
        CreateOrganizationRequest: {
            /** @description The name of the organization. */
            name: string;
            /** @description Two capital letters, compared with no list of countries; no answer shows it. */
            countryCode: string;
        };
        /** @description The fields of an organization to change. */
        UpdateOrganizationRequest: {
            /** @description The new name of the organization. */
            name?: string;
            /**
             * Format: uri
             * @description The new URL of the organization's avatar.
             */
            avatarUrl?: string;
            /**
             * @description The new status of the organization.
             * @enum {string}
             */
            status?: "active" | "banned";
            /** @description Why the status changes; no answer shows it. */
            statusReason?: string;
        };
        /** @description The form of an upload. */
        UploadAvatarRequest: {
            /**
             * Format: binary
             * @description File to be uploaded
             */
            file?: File;
        };
        /** @description The workspaces and roles that replace a member's. */
        UpdateMemberRequest: {
            /** @description Array of workspace IDs */
            workspaces: string[];
            /** @description Array of IAM role IDs */
            roles: number[];
        };
        /** @description A charge of a wallet. */
        ChargeWalletRequest: {
            /** @description Amount to charge */
            amount: number;
            /**
             * @description Service type
             * @enum {string}
             */
            service: "sms" | "other";
            /** @description Required when service is 'sms'. Number of SMS points */
            sms_point?: number;
            /** @description Optional reason for the charge */
            reason?: string;
        };
        /** @description Somebody to invite. */
        InviteUserRequest: {
            /** @description The e-mail to invite; no invitation is possible without it. */
            email?: string;
            /** @description The name of the new member; may be empty. */
            name?: string;
            /** @description Ids of the roles of the new member; may be empty. */
            roles?: number[];
        };
        /** @description The password of a new member. */
        AcceptInviteRequest: {
            /** @description The password; no acceptance is possible without it. */
            password?: string;
            /** @description The same password again; no acceptance is possible without it. */
            password_confirmation?: string;
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
        /** @description The organization's name and country. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganizationRequest"];
            };
        };
        responses: {
            /** @description Organization created */
            201: {
                headers: {
                    /**
                     * @description The path of the new organization; its last segment is the id.
                     * @example /api/organizations/523e4567-e89b-42d3-a456-426614174000
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is unreadable, or a field is missing or invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
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
                 * @description The organization ID
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Organization found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
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
    updateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization ID
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationRequest"];
            };
        };
        responses: {
            /** @description Organization updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description The body is unreadable, or a field is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
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
    uploadOrganizationAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Organization UUID
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organization: string;
            };
            cookie?: never;
        };
        /** @description A form with the image as its part `file`. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadAvatarRequest"];
            };
        };
        responses: {
            /** @description File uploaded successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No form, no `file` in it, or a file of another type or size */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
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
    listOrganizationMembers: {
        parameters: {
            query?: {
                /**
                 * @description Page number for pagination
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of members per page
                 * @example 15
                 */
                per_page?: number;
            };
            header?: never;
            path: {
                /**
                 * @description ID of the organization
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List of organization members */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description `page` or `per_page` is no number or out of range */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
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
    updateOrganizationMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the organization
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
                /**
                 * @description ID of the member to be updated
                 * @example 5
                 */
                memberId: number;
            };
            cookie?: never;
        };
        /** @description The member's new workspaces and roles. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMemberRequest"];
            };
        };
        responses: {
            /** @description Member updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberUpdated"];
                };
            };
            /** @description The body is unreadable, or a role or workspace is missing, invalid or unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization, or no such member in it */
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
    deleteOrganizationMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the organization
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
                /**
                 * @description ID of the member to be deleted
                 * @example 25
                 */
                memberId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Member deleted successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDeleted"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization, or no such member in it */
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
    chargeOrganizationWallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Organization UUID
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organization: string;
            };
            cookie?: never;
        };
        /** @description What to charge the wallet with. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeWalletRequest"];
            };
        };
        responses: {
            /** @description Charge processed successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charged"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller is no administrator, or came with an access key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is unreadable, or a field is missing or invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    inviteOrganizationUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the organization to invite the user to
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                organizationId: string;
            };
            cookie?: never;
        };
        /** @description Who is invited, and the roles that await them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUserRequest"];
            };
        };
        responses: {
            /** @description Invitation sent successfully. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is unreadable, a field is missing or invalid, or the e-mail is taken */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No credential, or one that is malformed or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The caller has no such right on this organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such organization */
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
    acceptOrganizationInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Invite token sent to the user
                 * @example INVITE_TOKEN_2
                 */
                inviteToken: string;
            };
            cookie?: never;
        };
        /** @description The password, twice. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInviteRequest"];
            };
        };
        responses: {
            /** @description Password set successfully. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is unknown, used or void */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is unreadable, or a password is missing, too short or unequal to the other */
            422: {
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
