import { createApp } from "vue";
import { createRouter, createWebHashHistory } from "vue-router";
import { define } from "zhixin";

import App from "./App.vue";
import Assess from "./Assess.vue";
import Matter from "./Matter.vue";
import "./style.css";

define("zhixin-check");

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", component: Matter },
    { path: "/assess", component: Assess },
    { path: "/:rest(.*)", redirect: "/" },
  ],
});

createApp(App).use(router).mount("#app");
