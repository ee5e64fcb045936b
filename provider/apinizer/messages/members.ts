import { z } from "zod";
import { listOf } from "./lists";

/** The API proxies of a group "for promotion". A row says much more about an API proxy, which nobody here asks for. */
export const memberList = listOf(
    z.looseObject({
        /** Name of the API proxy. */
        name: z.string(),
    }),
);
